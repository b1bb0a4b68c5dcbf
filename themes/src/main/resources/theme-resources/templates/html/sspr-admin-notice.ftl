<#import "sspr-mail.ftl" as mail>
<#macro row label>
  <tr>
    <th scope="row" align="${ltr?then('left', 'right')}" valign="top" style="padding: 4px 0; padding-inline-end: 16px; font-weight: 400; color: #4d4d4d; white-space: nowrap;">${label}</th>
    <td valign="top" style="padding: 4px 0;"><#nested></td>
  </tr>
</#macro>
<@mail.card title=msg("sspr-mail-admin-title-" + notice)>
  <p style="margin: 0 0 16px;">${msg("sspr-mail-admin-text-" + notice)}</p>
  <table cellpadding="0" cellspacing="0" border="0" style="margin: 0 0 16px;">
    <@row label=msg("sspr-mail-notice-account")><bdi>${account}</bdi></@row>
    <@row label=msg("sspr-mail-notice-realm")><bdi>${realmName}</bdi></@row>
    <@row label=msg("sspr-mail-notice-time")>${time}</@row>
  </table>
  <p style="margin: 0 0 16px;"><a href="${link}">${msg("sspr-mail-contact-link")}</a></p>
  <p style="margin: 0;"><strong>${msg("sspr-mail-admin-warning")}</strong></p>
</@mail.card>
