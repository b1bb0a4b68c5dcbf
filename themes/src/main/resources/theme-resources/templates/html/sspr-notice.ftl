<#import "sspr-mail.ftl" as mail>
<#macro row label>
  <tr>
    <th scope="row" align="${ltr?then('left', 'right')}" valign="top" style="padding: 4px 0; padding-inline-end: 16px; font-weight: 400; color: #4d4d4d; white-space: nowrap;">${label}</th>
    <td valign="top" style="padding: 4px 0;"><#nested></td>
  </tr>
</#macro>
<#assign byAdministrator = notice?ends_with("-by-administrator")>
<@mail.card title=msg("sspr-mail-notice-title-" + notice)>
  <p style="margin: 0 0 16px;">${msg("sspr-mail-notice-text-" + notice)}</p>
  <table cellpadding="0" cellspacing="0" border="0" style="margin: 0 0 16px;">
    <@row label=msg("sspr-mail-notice-account")><bdi>${user.username!}</bdi></@row>
    <@row label=msg("sspr-mail-notice-realm")><bdi>${realmName}</bdi></@row>
    <#if (method!"")?has_content><@row label=msg("sspr-mail-notice-method")>${msg("sspr-method-" + method)}</@row></#if>
    <#if (destination!"")?has_content><@row label=msg("sspr-mail-notice-destination")><bdi dir="ltr">${destination}</bdi></@row></#if>
    <#if (time!"")?has_content><@row label=msg("sspr-mail-notice-time")>${time}</@row></#if>
    <#if (device!"")?has_content><@row label=msg("sspr-mail-notice-device")>${device}</@row></#if>
  </table>
  <#if !byAdministrator><p style="margin: 0 0 16px;">${msg("sspr-mail-notice-you")}</p></#if>
  <p style="margin: 0;"><strong>${msg("sspr-mail-notice-not-you-" + byAdministrator?then(notice, notice?starts_with("method-")?then("method", notice)))}</strong></p>
  <#if (helpdesk!"")?has_content>
    <p style="margin: 16px 0 0;">${msg("sspr-mail-notice-helpdesk")} <bdi dir="ltr">${helpdesk}</bdi></p>
  </#if>
</@mail.card>
