<#import "sspr-mail.ftl" as mail>
<@mail.card title=msg("sspr-mail-code-title")>
  <p style="margin: 0 0 16px;">${msg("sspr-mail-code-text-" + purpose, realmName)}</p>
  <p style="margin: 0 0 16px; padding: 16px; background-color: #f0f0f0; text-align: center; font-size: 32px; font-weight: 700; letter-spacing: 6px;"><bdi dir="ltr">${code}</bdi></p>
  <p style="margin: 0 0 16px;">${msg("sspr-mail-code-valid", minutes)}</p>
  <p style="margin: 0 0 16px;">${msg("sspr-mail-code-warning")}</p>
  <p style="margin: 0;">${msg("sspr-mail-code-not-you")}</p>
</@mail.card>
