<#import "sspr-parts.ftl" as parts>
<@parts.page heading=msg("badge-register-title") fields=["badge"]>
  <@parts.form>
    <@parts.field name="badge" label=msg("badge-register-label") autocomplete="off" dir="ltr" maxlength=12/>
    <@parts.actions>
      <@parts.button label=msg("sspr-continue")/>
      <@parts.button label=msg("sspr-cancel") kind="link" name="cancel-aia" value="true" skipCheck=true/>
    </@parts.actions>
  </@parts.form>
</@parts.page>
