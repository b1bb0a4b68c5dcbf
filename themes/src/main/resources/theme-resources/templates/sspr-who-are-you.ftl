<#import "sspr-parts.ftl" as parts>
<#import "sspr-puzzle.ftl" as puzzle>
<@parts.page heading=msg("sspr-who-are-you-title") fields=["username"]>
  <p id="sspr-intro">${msg("sspr-who-are-you-text")}</p>
  <@parts.form id="sspr-who-are-you-form">
    <@parts.field name="username" label=msg((sspr.emailAllowed!false)?then("sspr-username-or-email-label", "sspr-username-label"))
      value=sspr.username!"" autocomplete="username" maxlength=255/>
    <#if sspr.unlockOffered!false>
      <fieldset class="sspr-radios">
        <legend class="${parts.css('kcLabelClass', 'pf-v5-c-form__label')}"><span class="${parts.css('kcFormLabelTextClass', 'pf-v5-c-form__label-text')}">${msg("sspr-reason-legend")}</span></legend>
        <#list ["forgot", "locked"] as reason>
          <label class="sspr-radio" for="reason-${reason}">
            <input type="radio" id="reason-${reason}" name="reason" value="${reason}" aria-describedby="reason-${reason}-hint"<#if (sspr.reason!"forgot") == reason> checked</#if>>
            <span class="sspr-radio-text">
              <span>${msg("sspr-reason-" + reason)}</span>
              <span id="reason-${reason}-hint" class="sspr-hint">${msg("sspr-reason-" + reason + "-hint")}</span>
            </span>
          </label>
        </#list>
      </fieldset>
    <#else>
      <input type="hidden" name="reason" value="forgot">
    </#if>
    <#if sspr.puzzle??>
      <@puzzle.box/>
    </#if>
    <@parts.actions>
      <@parts.button label=msg("sspr-next")/>
      <@parts.link href=(ssprSignIn!url.loginUrl) label=msg("sspr-back-to-sign-in")/>
    </@parts.actions>
  </@parts.form>
</@parts.page>
