<#ftl output_format="plainText">
${msg("sspr-mail-code-text-" + purpose, realmName)}

    ${code}

${msg("sspr-mail-code-valid", minutes)}
${msg("sspr-mail-code-warning")}

${msg("sspr-mail-code-not-you")}
