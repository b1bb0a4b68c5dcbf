<#ftl output_format="plainText">
${msg("sspr-mail-gathered-text", requests?size)}

<#list requests as request>
${msg("sspr-mail-notice-row", msg("sspr-mail-notice-account"))} ${request.account}
${msg("sspr-mail-notice-row", msg("sspr-mail-notice-time"))} ${request.time}
${msg("sspr-mail-notice-row", msg("sspr-mail-contact-reason"))} ${msg("sspr-mail-contact-reason-" + request.reason)}
${msg("sspr-mail-notice-row", msg("sspr-mail-contact-code"))} ${request.supportCode}
${msg("sspr-mail-contact-link")}: ${request.link}

</#list>
<#if more>
${msg("sspr-mail-gathered-more")}

</#if>
${msg("sspr-mail-contact-warning")}
