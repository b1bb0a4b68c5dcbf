<#import "sspr-parts.ftl" as parts>
<@parts.page heading=msg("sspr-" + sspr.page + "-title")>
  <p role="status">${msg("sspr-" + sspr.page + "-text")}</p>
  <@parts.actions>
    <@parts.link href=(ssprSignIn!url.loginRestartFlowUrl) label=msg("sspr-sign-in") kind="primary"/>
  </@parts.actions>
</@parts.page>
