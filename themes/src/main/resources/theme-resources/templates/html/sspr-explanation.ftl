<#import "sspr-mail.ftl" as mail>
<@mail.card title=msg("sspr-" + problem + "-title")>
  <p style="margin: 0 0 16px;">${msg("sspr-mail-explanation-text", realmName)}</p>
  <p style="margin: 0 0 16px;">${msg("sspr-" + problem + "-text")}</p>
  <#if problem == "not-registered">
    <p style="margin: 0 0 16px;">${msg("sspr-mail-explanation-register")}</p>
  </#if>
  <#if helpdesk?has_content>
    <p style="margin: 0 0 16px;">${msg("sspr-mail-notice-helpdesk")} <bdi dir="ltr">${helpdesk}</bdi></p>
  </#if>
  <p style="margin: 0 0 16px;">${msg("sspr-support-code")} <bdi dir="ltr">${supportCode}</bdi></p>
  <p style="margin: 0;">${msg("sspr-mail-explanation-not-you")}</p>
</@mail.card>
