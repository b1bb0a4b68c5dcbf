<#import "sspr-parts.ftl" as parts>
<#if sspr.stage == "code">
  <@parts.page heading=msg("sspr-enter-code-title") fields=["code"]>
    <@parts.codeEntry anotherWay=msg("sspr-register-phone-change-number")>
      <@parts.leaveRegistration/>
    </@parts.codeEntry>
  </@parts.page>
<#else>
  <@parts.page heading=msg((sspr.changing!false)?then("sspr-register-phone-change-title", "sspr-register-phone-title")) fields=["destination"]>
    <div id="sspr-intro">
      <p>${msg("sspr-register-phone-text")}</p>
      <#if sspr.changing!false>
        <p>${msg("sspr-register-keep-old")}</p>
      </#if>
    </div>
    <@parts.form id="sspr-register-phone-form">
      <@parts.field name="destination" label=msg("sspr-phone-label") value=sspr.destination!"" type="tel" autocomplete="tel" inputmode="tel" dir="ltr" maxlength=64
        hint=(sspr.region!"")?has_content?then(msg("sspr-register-phone-region", sspr.region!""), msg("sspr-phone-hint"))/>
      <@parts.actions>
        <#list sspr.channels![] as channel>
          <@parts.button label=msg("sspr-send-" + channel) kind=(channel?index == 0)?then("primary", "secondary") name="channel" value=channel/>
        <#else>
          <p role="alert">${msg("sspr-register-phone-unavailable")}</p>
        </#list>
        <@parts.leaveRegistration/>
      </@parts.actions>
    </@parts.form>
  </@parts.page>
</#if>
