<#import "sspr-parts.ftl" as parts>
<#assign elsewhere = (sspr.why!"") == "managed-elsewhere">
<@parts.page heading=msg(elsewhere?then("sspr-register-elsewhere-title", "sspr-not-enabled-title"))>
  <p>${msg(elsewhere?then("sspr-register-elsewhere-text", "sspr-register-closed-text"))}</p>
  <@parts.form id="sspr-register-closed-form">
    <@parts.actions>
      <#if isAppInitiatedAction??>
        <@parts.button label=msg("sspr-continue") name="cancel-aia" value="true"/>
      <#else>
        <@parts.button label=msg("sspr-continue") name="action" value="finish"/>
      </#if>
    </@parts.actions>
  </@parts.form>
</@parts.page>
