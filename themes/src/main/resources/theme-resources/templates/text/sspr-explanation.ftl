<#ftl output_format="plainText">
${msg("sspr-mail-explanation-text", realmName)}

${msg("sspr-" + problem + "-title")}
${msg("sspr-" + problem + "-text")}
<#if problem == "not-registered">

${msg("sspr-mail-explanation-register")}
</#if>
<#if helpdesk?has_content>

${msg("sspr-mail-notice-helpdesk")} ${helpdesk}
</#if>

${msg("sspr-support-code")} ${supportCode}

${msg("sspr-mail-explanation-not-you")}
