<#ftl output_format="plainText">
${msg("sspr-mail-admin-text-" + notice)}

${msg("sspr-mail-notice-row", msg("sspr-mail-notice-account"))} ${account}
${msg("sspr-mail-notice-row", msg("sspr-mail-notice-realm"))} ${realmName}
${msg("sspr-mail-notice-row", msg("sspr-mail-notice-time"))} ${time}

${msg("sspr-mail-contact-link")}: ${link}

${msg("sspr-mail-admin-warning")}
