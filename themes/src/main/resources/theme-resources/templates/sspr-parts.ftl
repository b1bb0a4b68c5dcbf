<#--
  What the pages of the password reset share. Only template.ftl is imported, so the pages run under every login theme;
  class names come from the theme, with those of PatternFly 5 as the fallback.
-->
<#import "template.ftl" as layout>

<#assign focusField = "">
<#assign invalidField = "">

<#function css key fallback>
  <#return (properties[key])!fallback>
</#function>

<#-- The frame of a page. fields: the names of its fields, in their order; the focus goes to the first invalid one. -->
<#macro page heading fields=[] autofocus=true>
  <#global title = heading + " – " + (realm.displayName!realm.name!"")>
  <#list fields as name>
    <#if messagesPerField.existsError(name)>
      <#assign invalidField = name>
      <#break>
    </#if>
  </#list>
  <#if invalidField?has_content>
    <#assign focusField = invalidField>
  <#elseif autofocus && fields?has_content>
    <#assign focusField = fields?first>
  </#if>
  <@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
      ${heading}
    <#elseif section = "form">
      <link rel="stylesheet" href="${url.resourcesPath}/css/sspr.css">
      <div class="sspr" data-sspr-page="${sspr.page!}">
        <@pageMessage/>
        <#if ssprLastTry!false>
          <p class="sspr-last-try" role="status">${msg("sspr-last-try")}</p>
        </#if>
        <#nested>
      </div>
      <script type="module" src="${url.resourcesPath}/js/sspr.js"></script>
    </#if>
  </@layout.registrationLayout>
</#macro>

<#-- What concerns the whole page. Shown here and not by the layout, so that screen readers announce it. -->
<#macro pageMessage>
  <#local text = "">
  <#if message?has_content && (message.type != "warning" || !isAppInitiatedAction??)>
    <#if messagesPerField.exists("global")>
      <#local text = messagesPerField.get("global")>
    <#elseif !invalidField?has_content>
      <#local text = message.summary!"">
    </#if>
  </#if>
  <#if text?has_content>
    <#local kind = message.type>
    <div id="sspr-message" role="${(kind = 'error')?then('alert', 'status')}"
         class="${css('kcAlertClass', 'pf-v5-c-alert pf-m-inline')} alert-${kind} pf-m-${(kind = 'error')?then('danger', kind)} sspr-message sspr-message--${kind}">
      <div class="${css('kcAlertIconClass', 'pf-v5-c-alert__icon pf-c-alert__icon')}">
        <span class="${css('kcFeedback' + kind?cap_first + 'Icon', '')}" aria-hidden="true"></span>
      </div>
      <div class="${css('kcAlertTitleClass', 'pf-v5-c-alert__title')} kc-feedback-text">
        <span class="sspr-visually-hidden">${msg("sspr-message-" + kind)}</span> ${text}
      </div>
    </div>
  </#if>
</#macro>

<#-- "Verification step 1 of 2", or without the number of steps where it is not told; and for whom. -->
<#macro progress>
  <div class="sspr-progress">
    <#if (sspr.steps!0) gt 0>
      <p class="sspr-step">
        <span class="sspr-dots" aria-hidden="true"><#list 1..*sspr.steps as i><span class="sspr-dot<#if i lt sspr.step> sspr-dot--done<#elseif i == sspr.step> sspr-dot--now</#if>"></span></#list></span>
        ${msg("sspr-step", sspr.step, sspr.steps)}
      </p>
    <#elseif (sspr.step!0) gt 0>
      <p class="sspr-step">${msg("sspr-step-open", sspr.step)}</p>
    </#if>
    <@account/>
  </div>
</#macro>

<#macro account>
  <#if (sspr.account!"")?has_content>
    <p class="sspr-account">${msg("sspr-account")} <bdi class="sspr-value">${sspr.account}</bdi></p>
  </#if>
</#macro>

<#macro form id="" autocomplete="">
  <form class="${css('kcFormClass', 'pf-v5-c-form')} sspr-form"<#if id?has_content> id="${id}"</#if><#if autocomplete?has_content> autocomplete="${autocomplete}"</#if>
        action="${url.loginAction}" method="post" novalidate data-sspr-form>
    <#nested>
  </form>
</#macro>

<#-- A form with nothing but one button. -->
<#macro buttonForm label action="" kind="secondary" fields={} describedby="" block=true focus=false>
  <form class="sspr-button-form" action="${url.loginAction}" method="post" novalidate data-sspr-form>
    <#list fields as name, value>
      <input type="hidden" name="${name}" value="${value}">
    </#list>
    <#if action?has_content>
      <@button label=label kind=kind name="action" value=action describedby=describedby block=block focus=focus/>
    <#else>
      <@button label=label kind=kind describedby=describedby block=block focus=focus/>
    </#if>
  </form>
</#macro>

<#-- kind: primary, secondary, danger or link. skipCheck: the button does not need the fields of its form. -->
<#macro button label kind="primary" name="" value="" describedby="" block=true disabled=false skipCheck=false waits=false focus=false>
  <button type="submit" class="${css('kcButtonClass', 'pf-v5-c-button')} ${css('kcButton' + kind?cap_first + 'Class', 'pf-m-' + kind)}<#if block> ${css('kcButtonBlockClass', 'pf-m-block')}</#if> sspr-button sspr-button--${kind}"
    <#if name?has_content> name="${name}" value="${value}"</#if>
    <#if describedby?has_content> aria-describedby="${describedby}"</#if>
    <#if disabled> disabled</#if><#if skipCheck> formnovalidate</#if><#if waits> data-sspr-waits</#if><#if focus> autofocus</#if>>${label}</button>
</#macro>

<#macro link href label kind="link">
  <a class="${css('kcButtonClass', 'pf-v5-c-button')} ${css('kcButton' + kind?cap_first + 'Class', 'pf-m-' + kind)} ${css('kcButtonBlockClass', 'pf-m-block')} sspr-button sspr-button--${kind}" href="${href}">${label}</a>
</#macro>

<#macro actions>
  <div class="sspr-actions">
    <#nested>
  </div>
</#macro>

<#-- Attributes that tie an input to its hint and its error. -->
<#macro ties name hint="">
  <#local ids = []>
  <#if name == focusField && !invalidField?has_content>
    <#local ids = ["sspr-intro"]>
  </#if>
  <#if hint?has_content><#local ids = ids + [name + "-hint"]></#if>
  <#if messagesPerField.existsError(name)><#local ids = ids + [name + "-error"]></#if>
  aria-invalid="${messagesPerField.existsError(name)?c}"<#if ids?has_content> aria-describedby="${ids?join(' ')}"</#if><#if name == focusField> autofocus</#if>
</#macro>

<#macro labelFor name text>
  <div class="${css('kcFormGroupLabelClass', 'pf-v5-c-form__group-label')}">
    <label for="${name}" class="${css('kcLabelClass', 'pf-v5-c-form__label')}">
      <span class="${css('kcFormLabelTextClass', 'pf-v5-c-form__label-text')}">${text}</span>
    </label>
  </div>
</#macro>

<#macro hintAndError name hint="">
  <#if hint?has_content>
    <p id="${name}-hint" class="sspr-hint">${hint}</p>
  </#if>
  <#if messagesPerField.existsError(name)>
    <p id="${name}-error" class="${css('kcInputErrorMessageClass', 'pf-v5-c-helper-text__item-text pf-m-error')} sspr-error"<#if name == invalidField> role="alert"</#if>>
      <span class="sspr-error-mark" aria-hidden="true">!</span> ${messagesPerField.get(name)}
    </p>
  </#if>
</#macro>

<#-- One line of text with its label, hint and error. -->
<#macro field name label hint="" value="" type="text" autocomplete="off" inputmode="" dir="" maxlength=0 look="">
  <div class="${css('kcFormGroupClass', 'pf-v5-c-form__group')} sspr-group">
    <@labelFor name=name text=label/>
    <span class="${css('kcInputClass', 'pf-v5-c-form-control')}<#if messagesPerField.existsError(name)> ${css('kcError', 'pf-m-error')} sspr-invalid</#if> sspr-control<#if look?has_content> ${look}</#if>">
      <input id="${name}" name="${name}" type="${type}" value="${value}" autocomplete="${autocomplete}"
        <#if inputmode?has_content> inputmode="${inputmode}"</#if><#if dir?has_content> dir="${dir}"</#if><#if maxlength gt 0> maxlength="${maxlength?c}"</#if>
        autocapitalize="none" autocorrect="off" spellcheck="false" <@ties name=name hint=hint/>>
    </span>
    <@hintAndError name=name hint=hint/>
  </div>
</#macro>

<#-- A password field; the button that shows the password appears with the script only. -->
<#macro password name label autocomplete="new-password" hint="" strength=false>
  <div class="${css('kcFormGroupClass', 'pf-v5-c-form__group')} sspr-group">
    <@labelFor name=name text=label/>
    <div class="sspr-password">
      <span class="${css('kcInputClass', 'pf-v5-c-form-control')}<#if messagesPerField.existsError(name)> ${css('kcError', 'pf-m-error')} sspr-invalid</#if> sspr-control">
        <input id="${name}" name="${name}" type="password" value="" autocomplete="${autocomplete}" dir="ltr"
          <#if strength> data-sspr-strength="${name}-strength"</#if> <@ties name=name hint=hint/>>
      </span>
      <button type="button" class="${css('kcFormPasswordVisibilityButtonClass', 'pf-v5-c-button pf-m-control')} sspr-toggle" hidden
        aria-controls="${name}" aria-label="${msg('sspr-password-show-long')}" data-sspr-toggle="${name}"
        data-show="${msg('sspr-password-show')}" data-hide="${msg('sspr-password-hide')}"
        data-show-long="${msg('sspr-password-show-long')}" data-hide-long="${msg('sspr-password-hide-long')}">${msg("sspr-password-show")}</button>
    </div>
    <#if strength>
      <div id="${name}-strength" class="sspr-strength" hidden
        <#list 1..4 as i> data-text-${i}="${msg('sspr-strength-' + i)}"</#list>>
        <span class="sspr-strength-bars" aria-hidden="true"><span></span><span></span><span></span><span></span></span>
        <span role="status">${msg("sspr-strength")} <span data-sspr-strength-text></span></span>
      </div>
    </#if>
    <@hintAndError name=name hint=hint/>
  </div>
</#macro>

<#-- Where a code goes: a masked number reads from left to right in every language. -->
<#macro mask value>
  <bdi dir="ltr" class="sspr-value">${value}</bdi>
</#macro>

<#function isPhone method>
  <#return method?ends_with("phone")>
</#function>

<#-- Asking for help from within a form; where the organisation has a page for it, a link to it. -->
<#macro contact>
  <#if (sspr.contactUrl!"")?has_content>
    <@link href=sspr.contactUrl label=msg("sspr-contact")/>
  <#else>
    <@button label=msg("sspr-contact") kind="link" name="action" value="contact" skipCheck=true/>
  </#if>
</#macro>

<#-- The code, its remaining time, a new code, and the way back. Used when resetting and when registering. -->
<#macro codeEntry anotherWay>
  <#local channel = sspr.channel!"mail">
  <div id="sspr-intro">
    <p>${msg("sspr-enter-code-text-" + channel, sspr.codeLength)}</p>
    <#if (sspr.hint!"")?has_content>
      <p>${msg("sspr-enter-code-sent-to")} <@mask value=sspr.hint/></p>
    </#if>
  </div>
  <@form id="sspr-code-form">
    <@field name="code" label=msg("sspr-code-label") autocomplete="one-time-code" inputmode="numeric" dir="ltr" maxlength=1000 look="sspr-code"/>
    <#if (sspr.expiresIn!0) gt 0>
      <p class="sspr-hint" data-sspr-expires="${sspr.expiresIn?c}" data-text="${msg('sspr-code-valid', msg('sspr-minutes', '%'))}" data-over="${msg('sspr-code-over')}">${msg("sspr-code-valid", msg("sspr-minutes", (sspr.expiresIn / 60)?ceiling))}</p>
    <#else>
      <p class="sspr-hint">${msg("sspr-code-over")}</p>
    </#if>
    <p class="sspr-visually-hidden" role="status" data-sspr-announce></p>
    <@actions>
      <@button label=msg("sspr-continue")/>
      <div class="sspr-resend">
        <@button label=msg((channel == "voice")?then("sspr-resend-voice", "sspr-resend")) kind="secondary" name="action" value="resend" skipCheck=true waits=((sspr.resendIn!0) gt 0)
          describedby=((sspr.resendIn!0) gt 0)?then("sspr-resend-hint", "")/>
        <#if (sspr.resendIn!0) gt 0>
          <p id="sspr-resend-hint" class="sspr-hint" data-sspr-resend="${sspr.resendIn?c}" data-text="${msg('sspr-resend-wait', '%')}" data-over="${msg('sspr-resend-ready')}">${msg("sspr-resend-wait", sspr.resendIn)}</p>
        </#if>
      </div>
      <@button label=anotherWay kind="link" name="action" value="another-way" skipCheck=true/>
      <#nested>
    </@actions>
  </@form>
</#macro>

<#-- Leaves a registration page: to the list of methods, to the application that asked for this one, or until the next sign-in. -->
<#macro leaveRegistration>
  <#if (sspr.standalone!false) && isAppInitiatedAction??>
    <@button label=msg("sspr-cancel") kind="link" name="cancel-aia" value="true" skipCheck=true/>
  <#elseif sspr.standalone!false>
    <@button label=msg("sspr-register-later") kind="link" name="action" value="later" skipCheck=true/>
  <#else>
    <@button label=msg("sspr-required-actions-back") kind="link" name="action" value="later" skipCheck=true/>
  </#if>
</#macro>
