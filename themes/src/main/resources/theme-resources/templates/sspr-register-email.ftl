<#import "sspr-parts.ftl" as parts>
<#if sspr.stage == "code">
  <@parts.page heading=msg("sspr-enter-code-title") fields=["code"]>
    <@parts.codeEntry anotherWay=msg("sspr-register-email-change-address")>
      <@parts.leaveRegistration/>
    </@parts.codeEntry>
  </@parts.page>
<#else>
  <@parts.page heading=msg((sspr.changing!false)?then("sspr-register-email-change-title", "sspr-register-email-title")) fields=["destination"]>
    <div id="sspr-intro">
      <p>${msg("sspr-register-email-text")}</p>
      <#if sspr.changing!false>
        <p>${msg("sspr-register-keep-old")}</p>
      </#if>
    </div>
    <@parts.form id="sspr-register-email-form">
      <@parts.field name="destination" label=msg("sspr-email-label") value=sspr.destination!"" autocomplete="email" inputmode="email" dir="ltr" maxlength=320/>
      <@parts.actions>
        <@parts.button label=msg("sspr-send-mail")/>
        <@parts.leaveRegistration/>
      </@parts.actions>
    </@parts.form>
  </@parts.page>
</#if>
