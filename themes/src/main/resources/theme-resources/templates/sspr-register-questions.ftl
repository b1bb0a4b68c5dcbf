<#import "sspr-parts.ftl" as parts>
<#assign fields = []>
<#list sspr.rows as row>
  <#assign fields = fields + ["question-" + row.index?c, "answer-" + row.index?c]>
</#list>
<@parts.page heading=msg((sspr.changing!false)?then("sspr-register-questions-change-title", "sspr-register-questions-title")) fields=fields>
  <div id="sspr-intro">
    <p>${msg("sspr-register-questions-text")}</p>
    <#if sspr.changing!false>
      <p>${msg("sspr-register-questions-keep-old")}</p>
    </#if>
  </div>
  <@parts.form id="sspr-register-questions-form" autocomplete="off">
    <#list sspr.rows as row>
      <#assign name = "question-" + row.index?c>
      <fieldset class="sspr-question">
        <legend>${msg("sspr-register-questions-row", row.index)}</legend>
        <div class="${parts.css('kcFormGroupClass', 'pf-v5-c-form__group')} sspr-group">
          <@parts.labelFor name=name text=msg("sspr-register-questions-select")/>
          <span class="${parts.css('kcInputClass', 'pf-v5-c-form-control')}<#if messagesPerField.existsError(name)> ${parts.css('kcError', 'pf-m-error')} sspr-invalid</#if> sspr-control sspr-select">
            <select id="${name}" name="${name}" data-sspr-question <@parts.ties name=name/>>
              <option value="">${msg("sspr-register-questions-choose")}</option>
              <#list row.catalogue as question>
                <option value="${question.id}"<#if (row.question!"") == question.id> selected</#if>>${question.text}</option>
              </#list>
            </select>
            <span class="sspr-select-arrow" aria-hidden="true"></span>
          </span>
          <@parts.hintAndError name=name/>
        </div>
        <@parts.field name=("answer-" + row.index?c) label=msg("sspr-register-questions-answer") maxlength=200/>
      </fieldset>
    </#list>
    <@parts.actions>
      <@parts.button label=msg("sspr-register-questions-save")/>
      <@parts.leaveRegistration/>
    </@parts.actions>
  </@parts.form>
</@parts.page>
