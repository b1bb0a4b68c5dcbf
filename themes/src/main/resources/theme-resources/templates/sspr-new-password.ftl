<#import "sspr-parts.ftl" as parts>
<#macro rule key value>
  <#if value gt 0><li>${msg("sspr-password-rule-" + key, value)}</li></#if>
</#macro>
<@parts.page heading=msg("sspr-new-password-title") fields=["password-new", "password-confirm"]>
  <@parts.account/>
  <p id="sspr-intro">${msg("sspr-new-password-text")}</p>
  <#if passwordPolicies??>
    <#assign rules>
      <@rule key="length" value=(passwordPolicies.length)!0/>
      <@rule key="max-length" value=(passwordPolicies.maxLength)!0/>
      <@rule key="lower-case" value=(passwordPolicies.lowerCase)!0/>
      <@rule key="upper-case" value=(passwordPolicies.upperCase)!0/>
      <@rule key="digits" value=(passwordPolicies.digits)!0/>
      <@rule key="special" value=(passwordPolicies.specialChars)!0/>
      <#if passwordPolicies.notUsername!false><li>${msg("sspr-password-rule-not-username")}</li></#if>
      <#if passwordPolicies.notEmail!false><li>${msg("sspr-password-rule-not-email")}</li></#if>
    </#assign>
    <#if rules?markup_string?trim?has_content>
      <div class="sspr-rules">
        <p>${msg("sspr-password-rules")}</p>
        <ul>${rules}</ul>
      </div>
    </#if>
  </#if>
  <@parts.form id="sspr-new-password-form">
    <input type="text" id="username" name="username" value="${sspr.username!}" autocomplete="username" readonly hidden>
    <@parts.password name="password-new" label=msg("sspr-password-new-label") strength=true/>
    <@parts.password name="password-confirm" label=msg("sspr-password-confirm-label")/>
    <#if (sspr.signOut!"") == "offer">
      <label class="sspr-radio" for="logout-sessions">
        <input type="checkbox" id="logout-sessions" name="logout-sessions" value="on" checked>
        <span class="sspr-radio-text">${msg("sspr-sign-out-offer")}</span>
      </label>
    <#elseif (sspr.signOut!"") == "always">
      <p class="sspr-hint">${msg("sspr-sign-out-always")}</p>
    </#if>
    <@parts.actions>
      <@parts.button label=msg("sspr-new-password-submit")/>
    </@parts.actions>
  </@parts.form>
</@parts.page>
