<#import "sspr-parts.ftl" as parts>
<#assign words = sspr.words!sspr.page>
<@parts.page heading=msg("sspr-" + words + "-title")>
  <p>${msg("sspr-" + words + "-text")}</p>
  <#if (sspr.until!"")?has_content>
    <p>${msg("sspr-come-back-" + sspr.waitUnit, sspr.wait)}</p>
    <p>${msg("sspr-come-back-from")} <time class="sspr-value" datetime="${sspr.until}" data-sspr-time>${sspr.untilText}</time></p>
  </#if>
  <#if (sspr.registerUrl!"")?has_content>
    <p>${msg("sspr-not-registered-later")} <a href="${sspr.registerUrl}">${msg("sspr-not-registered-link")}</a></p>
  </#if>
  <#if (sspr.helpdesk!"")?has_content>
    <p>${msg("sspr-managed-elsewhere-helpdesk")} <bdi class="sspr-value" dir="ltr">${sspr.helpdesk}</bdi></p>
  </#if>
  <#if sspr.canContact!false>
    <p>${msg("sspr-contact-offer")}</p>
  </#if>
  <#if (sspr.supportCode!"")?has_content>
    <p>${msg("sspr-support-code")} <@parts.mask value=sspr.supportCode/></p>
  </#if>
  <@parts.actions>
    <#if (sspr.canContact!false) && (sspr.contactUrl!"")?has_content>
      <@parts.link href=sspr.contactUrl label=msg("sspr-contact") kind="primary"/>
    <#elseif sspr.canContact!false>
      <@parts.buttonForm label=msg("sspr-contact") action="contact" kind="primary"/>
    </#if>
    <#if sspr.canRestart!false>
      <@parts.buttonForm label=msg("sspr-start-over") action="restart" kind=(sspr.canContact!false)?then("secondary", "primary")/>
    </#if>
    <#if (ssprSignIn!url.loginUrl)??>
      <@parts.link href=(ssprSignIn!url.loginUrl) label=msg("sspr-back-to-sign-in")/>
    </#if>
  </@parts.actions>
</@parts.page>
