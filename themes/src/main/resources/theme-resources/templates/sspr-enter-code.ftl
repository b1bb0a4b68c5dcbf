<#import "sspr-parts.ftl" as parts>
<@parts.page heading=msg("sspr-enter-code-title") fields=["code"]>
  <@parts.progress/>
  <@parts.codeEntry anotherWay=msg("sspr-another-way")>
    <@parts.contact/>
  </@parts.codeEntry>
</@parts.page>
