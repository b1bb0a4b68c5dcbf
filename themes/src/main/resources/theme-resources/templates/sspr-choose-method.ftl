<#import "sspr-parts.ftl" as parts>
<@parts.page heading=msg("sspr-choose-method-title")>
  <@parts.progress/>
  <#if sspr.exhausted!false>
    <p role="alert">${msg("sspr-choose-method-exhausted")}</p>
  <#else>
    <p>${msg(((sspr.step!1) gt 1)?then("sspr-choose-method-next-text", "sspr-choose-method-text"))}</p>
  </#if>
  <ul class="sspr-choices" role="list">
    <#list sspr.options![] as option>
      <li>
        <form action="${url.loginAction}" method="post" novalidate data-sspr-form>
          <input type="hidden" name="method" value="${option.method}">
          <input type="hidden" name="channel" value="${option.channel!}">
          <button type="submit" class="sspr-choice">
            <span class="sspr-choice-text">
              <span class="sspr-choice-title">${msg("sspr-option-" + option.method + (option.channel!"")?has_content?then("-" + option.channel!"", ""))}</span>
              <#if (option.hint!"")?has_content>
                <span class="sspr-hint"><@parts.mask value=option.hint/></span>
              </#if>
            </span>
            <span class="sspr-chevron" aria-hidden="true"></span>
          </button>
        </form>
      </li>
    </#list>
  </ul>
  <@parts.actions>
    <@parts.form id="sspr-contact-form">
      <@parts.contact/>
    </@parts.form>
    <@parts.buttonForm label=msg("sspr-account-change") action="restart" kind="link"/>
  </@parts.actions>
</@parts.page>
