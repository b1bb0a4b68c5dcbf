<#import "sspr-parts.ftl" as parts>
<@parts.page heading=msg("sspr-enter-code-title") fields=["code"]>
  <@parts.progress/>
  <p id="sspr-intro">${msg("sspr-enter-code-title")}</p>
  <@parts.form>
    <@parts.field name="code" label=msg("sspr-enter-code-title") autocomplete="off" dir="ltr" maxlength=20/>
    <@parts.actions>
      <@parts.button label=msg("sspr-continue")/>
      <@parts.button label=msg("sspr-another-way") kind="link" name="action" value="another-way" skipCheck=true/>
      <@parts.contact/>
    </@parts.actions>
  </@parts.form>
</@parts.page>
