<#import "sspr-parts.ftl" as parts>
<#assign review = (sspr.mode!"register") == "review">
<#assign needed = sspr.needed!0>
<@parts.page heading=msg(review?then("sspr-register-review-title", "sspr-register-title"))>
  <p>${msg(review?then("sspr-register-review-text", "sspr-register-text"))}</p>
  <div class="sspr-progress">
    <p class="sspr-step">
      <span class="sspr-dots" aria-hidden="true"><#list 1..*sspr.required as i><span class="sspr-dot<#if i lte sspr.required - needed> sspr-dot--done</#if>"></span></#list></span>
      ${msg("sspr-register-progress", sspr.required - needed, sspr.required)}
      <span class="sspr-step-note">${(needed gt 0)?then(msg("sspr-register-needed", needed), msg("sspr-register-complete"))}</span>
    </p>
  </div>
  <ul class="sspr-methods" role="list" aria-label="${msg('sspr-register-methods')}">
    <#list sspr.methods as method>
      <li class="sspr-method sspr-method--${method.state}" data-sspr-method="${method.id}" data-sspr-state="${method.state}">
        <div class="sspr-method-head">
          <h2 class="sspr-method-title" id="sspr-method-${method.id}">${msg("sspr-method-" + method.id)}</h2>
          <span class="sspr-state sspr-state--${method.state}">${msg("sspr-state-" + method.state)}</span>
        </div>
        <#if (method.hint!"")?has_content>
          <p class="sspr-method-hint"><@parts.mask value=method.hint/></p>
        </#if>
        <#if method.state == "withdrawn">
          <p class="sspr-hint">${msg("sspr-about-withdrawn")}</p>
        <#elseif method.state == "disallowed">
          <p class="sspr-hint">${msg("sspr-about-disallowed")}</p>
        <#elseif method.state == "missing" || !method.ours>
          <p class="sspr-hint">${msg("sspr-about-" + method.id)}</p>
        </#if>
        <#if (sspr.removing!"") == method.id>
          <div class="sspr-sure" role="group" aria-labelledby="sspr-sure-${method.id}">
            <p id="sspr-sure-${method.id}" role="alert">${msg("sspr-register-remove-question")}</p>
            <div class="sspr-row">
              <@parts.buttonForm label=msg("sspr-register-remove-yes") action="remove" fields={"method": method.id, "sure": "yes"} kind="danger" block=false describedby=("sspr-method-" + method.id)/>
              <@parts.buttonForm label=msg("sspr-register-remove-no") action="keep" block=false focus=true describedby=("sspr-method-" + method.id)/>
            </div>
          </div>
        <#elseif method.ours || method.state == "missing">
          <div class="sspr-row">
            <#if method.state == "missing">
              <@parts.buttonForm label=msg("sspr-register-set-up") fields={"method": method.id} kind=(needed gt 0)?then("primary", "secondary") block=false describedby=("sspr-method-" + method.id)/>
            <#elseif method.state == "unverified">
              <@parts.buttonForm label=msg("sspr-register-verify") fields={"method": method.id} kind="primary" block=false describedby=("sspr-method-" + method.id)/>
            <#elseif ["set", "disallowed"]?seq_contains(method.state)>
              <@parts.buttonForm label=msg("sspr-register-change") fields={"method": method.id} block=false describedby=("sspr-method-" + method.id)/>
            </#if>
            <#if ["set", "withdrawn", "disallowed"]?seq_contains(method.state)>
              <@parts.buttonForm label=msg("sspr-register-remove") action="remove" fields={"method": method.id} kind="link" block=false describedby=("sspr-method-" + method.id)/>
            </#if>
          </div>
        </#if>
      </li>
    </#list>
  </ul>
  <#if sspr.suggestMore!false>
    <p class="sspr-tip">${msg("sspr-register-suggest")}</p>
  </#if>
  <#assign unobtainable = sspr.unobtainable!0>
  <#if unobtainable gt 0>
    <p class="sspr-tip" id="sspr-register-unobtainable" role="note">${msg("sspr-register-unobtainable", unobtainable)}</p>
  </#if>
  <@parts.form id="sspr-register-form">
    <@parts.actions>
      <#if review && (sspr.canFinish!false)>
        <@parts.button label=msg("sspr-register-confirm") name="action" value="confirm"/>
      <#elseif unobtainable gt 0>
        <@parts.button label=msg("sspr-continue") name="action" value="finish" describedby="sspr-register-unobtainable"/>
      <#else>
        <@parts.button label=msg("sspr-register-finish") name="action" value="finish" disabled=!(sspr.canFinish!false)/>
      </#if>
      <#if sspr.canCancel!false>
        <@parts.button label=msg("sspr-cancel") kind="link" name="cancel-aia" value="true"/>
      </#if>
      <#if sspr.canLater!false>
        <@parts.button label=msg("sspr-register-later") kind="link" name="action" value="later" describedby="sspr-later-hint"/>
        <#assign days = sspr.laterDays!0>
        <p id="sspr-later-hint" class="sspr-hint sspr-centered"><#if days gt 1>${msg("sspr-register-later-days", days)}<#elseif days == 1>${msg("sspr-register-later-one-day")}<#else>${msg("sspr-register-later-unsent")}</#if></p>
      </#if>
    </@parts.actions>
  </@parts.form>
</@parts.page>
