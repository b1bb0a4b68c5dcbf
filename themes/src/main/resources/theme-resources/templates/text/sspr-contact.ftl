<#ftl output_format="plainText">
${msg("sspr-mail-contact-text")}

${msg("sspr-mail-notice-row", msg("sspr-mail-notice-account"))} ${account}
${msg("sspr-mail-notice-row", msg("sspr-mail-notice-realm"))} ${realmName}
${msg("sspr-mail-notice-row", msg("sspr-mail-notice-time"))} ${time}
${msg("sspr-mail-notice-row", msg("sspr-mail-contact-reason"))} ${msg("sspr-mail-contact-reason-" + reason)}
${msg("sspr-mail-notice-row", msg("sspr-mail-contact-code"))} ${supportCode}

${msg("sspr-mail-contact-link")}: ${link}

${msg("sspr-mail-contact-warning")}
