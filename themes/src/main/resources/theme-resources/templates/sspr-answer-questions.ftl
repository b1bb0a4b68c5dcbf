<#import "sspr-parts.ftl" as parts>
<@parts.page heading=msg("sspr-answer-questions-title") fields=sspr.questions?map(question -> "answer-" + question.index?c)>
  <@parts.progress/>
  <p id="sspr-intro">${msg("sspr-answer-questions-text")}</p>
  <@parts.form id="sspr-answer-questions-form" autocomplete="off">
    <#list sspr.questions as question>
      <@parts.field name=("answer-" + question.index?c) label=question.text maxlength=200/>
    </#list>
    <@parts.actions>
      <@parts.button label=msg("sspr-continue")/>
      <@parts.button label=msg("sspr-another-way") kind="link" name="action" value="another-way" skipCheck=true/>
    </@parts.actions>
  </@parts.form>
</@parts.page>
