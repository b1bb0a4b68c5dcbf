<#import "sspr-parts.ftl" as parts>
<#assign kind = parts.isPhone(sspr.method)?then("phone", "email")>
<@parts.page heading=msg("sspr-confirm-destination-title-" + kind) fields=["destination"]>
  <@parts.progress/>
  <div id="sspr-intro">
    <p>${msg("sspr-confirm-destination-text-" + kind)}</p>
    <#if (sspr.hint!"")?has_content>
      <p>${msg("sspr-confirm-destination-hint")} <@parts.mask value=sspr.hint/></p>
    </#if>
  </div>
  <@parts.form id="sspr-confirm-destination-form">
    <#if kind == "phone">
      <@parts.field name="destination" label=msg("sspr-phone-label") type="tel" autocomplete="tel" inputmode="tel" dir="ltr" maxlength=64/>
    <#else>
      <@parts.field name="destination" label=msg("sspr-email-label") autocomplete="email" inputmode="email" dir="ltr" maxlength=320/>
    </#if>
    <@parts.actions>
      <@parts.button label=msg("sspr-send-" + sspr.channel)/>
      <@parts.button label=msg("sspr-another-way") kind="link" name="action" value="another-way" skipCheck=true/>
    </@parts.actions>
  </@parts.form>
</@parts.page>
