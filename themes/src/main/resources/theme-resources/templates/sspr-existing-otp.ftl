<#import "sspr-parts.ftl" as parts>
<#assign byApp = sspr.method == "authenticator-app">
<#-- Which code of a list is asked for is not told as long as it is concealed who has one. -->
<#assign kind = sspr.method + (byApp || sspr.number gt 0)?then("", "-next")>
<@parts.page heading=msg("sspr-enter-code-title") fields=["code"]>
  <@parts.progress/>
  <p id="sspr-intro">${msg("sspr-existing-otp-text-" + kind, sspr.number)}</p>
  <@parts.form id="sspr-code-form">
    <@parts.field name="code" label=msg("sspr-existing-otp-label-" + kind, sspr.number) autocomplete=byApp?then("one-time-code", "off")
      inputmode=byApp?then("numeric", "text") dir="ltr" maxlength=1000 look="sspr-code"/>
    <@parts.actions>
      <@parts.button label=msg("sspr-continue")/>
      <@parts.button label=msg("sspr-another-way") kind="link" name="action" value="another-way" skipCheck=true/>
      <@parts.contact/>
    </@parts.actions>
  </@parts.form>
</@parts.page>
