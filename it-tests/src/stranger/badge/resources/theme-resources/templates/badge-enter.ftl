<#import "sspr-parts.ftl" as parts>
<@parts.page heading=msg("badge-enter-title") fields=["code"]>
  <@parts.progress/>
  <p id="sspr-intro">${msg("badge-enter-text")}</p>
  <@parts.form>
    <@parts.field name="code" label=msg("badge-enter-label") autocomplete="off" dir="ltr" maxlength=20/>
    <@parts.actions>
      <@parts.button label=msg("sspr-continue")/>
      <@parts.button label=msg("sspr-another-way") kind="link" name="action" value="another-way" skipCheck=true/>
      <@parts.contact/>
    </@parts.actions>
  </@parts.form>
</@parts.page>
