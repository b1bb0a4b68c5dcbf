<#import "template.ftl" as layout>
<#-- The frame of all our mails: one calm card. Mail programs know inline styles only. -->
<#macro card title>
<@layout.emailLayout>
<div lang="${locale.language}" dir="${ltr?then('ltr', 'rtl')}" style="margin: 0; padding: 24px 12px; background-color: #f0f0f0; font-family: 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; font-size: 16px; line-height: 1.5; color: #151515;">
  <table role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%" style="max-width: 560px; margin: 0 auto; background-color: #ffffff; border-top: 4px solid #0066cc;">
    <tr>
      <td style="padding: 24px;">
        <p style="margin: 0 0 16px; color: #4d4d4d;">${realmName}</p>
        <h1 style="margin: 0 0 16px; font-size: 24px; line-height: 1.3; font-weight: 600;">${title}</h1>
        <#nested>
      </td>
    </tr>
  </table>
</div>
</@layout.emailLayout>
</#macro>
