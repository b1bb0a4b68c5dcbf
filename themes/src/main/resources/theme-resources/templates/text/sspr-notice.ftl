<#ftl output_format="plainText">
<#assign byAdministrator = notice?ends_with("-by-administrator")>
${msg("sspr-mail-notice-text-" + notice)}

${msg("sspr-mail-notice-row", msg("sspr-mail-notice-account"))} ${user.username!}
${msg("sspr-mail-notice-row", msg("sspr-mail-notice-realm"))} ${realmName}
<#if (method!"")?has_content>
${msg("sspr-mail-notice-row", msg("sspr-mail-notice-method"))} ${msg("sspr-method-" + method)}
</#if>
<#if (destination!"")?has_content>
${msg("sspr-mail-notice-row", msg("sspr-mail-notice-destination"))} ${destination}
</#if>
<#if (time!"")?has_content>
${msg("sspr-mail-notice-row", msg("sspr-mail-notice-time"))} ${time}
</#if>
<#if (device!"")?has_content>
${msg("sspr-mail-notice-row", msg("sspr-mail-notice-device"))} ${device}
</#if>

<#if !byAdministrator>
${msg("sspr-mail-notice-you")}
</#if>
${msg("sspr-mail-notice-not-you-" + byAdministrator?then(notice, notice?starts_with("method-")?then("method", notice)))}
<#if (helpdesk!"")?has_content>

${msg("sspr-mail-notice-helpdesk")} ${helpdesk}
</#if>
