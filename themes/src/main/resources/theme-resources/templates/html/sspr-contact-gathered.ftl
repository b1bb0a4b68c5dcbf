<#import "sspr-mail.ftl" as mail>
<#macro cell>
  <td valign="top" style="padding: 4px 0; padding-inline-end: 16px;"><#nested></td>
</#macro>
<#macro head>
  <th scope="col" align="${ltr?then('left', 'right')}" valign="top" style="padding: 4px 0; padding-inline-end: 16px; font-weight: 400; color: #4d4d4d;"><#nested></th>
</#macro>
<@mail.card title=msg("sspr-mail-gathered-title")>
  <p style="margin: 0 0 16px;">${msg("sspr-mail-gathered-text", requests?size)}</p>
  <table cellpadding="0" cellspacing="0" border="0" style="margin: 0 0 16px;">
    <tr>
      <@head>${msg("sspr-mail-notice-account")}</@head>
      <@head>${msg("sspr-mail-notice-time")}</@head>
      <@head>${msg("sspr-mail-contact-reason")}</@head>
      <@head>${msg("sspr-mail-contact-code")}</@head>
    </tr>
    <#list requests as request>
    <tr>
      <@cell><a href="${request.link}"><bdi>${request.account}</bdi></a></@cell>
      <@cell>${request.time}</@cell>
      <@cell>${msg("sspr-mail-contact-reason-" + request.reason)}</@cell>
      <@cell><bdi dir="ltr">${request.supportCode}</bdi></@cell>
    </tr>
    </#list>
  </table>
  <#if more>
  <p style="margin: 0 0 16px;">${msg("sspr-mail-gathered-more")}</p>
  </#if>
  <p style="margin: 0;"><strong>${msg("sspr-mail-contact-warning")}</strong></p>
</@mail.card>
