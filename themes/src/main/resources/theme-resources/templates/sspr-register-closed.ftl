<#import "sspr-parts.ftl" as parts>
<@parts.page heading=msg("sspr-not-enabled-title")>
  <p>${msg("sspr-register-closed-text")}</p>
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
