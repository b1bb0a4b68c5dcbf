<#setting locale=sspr.language?replace("-", "_")>
<#setting number_format=",##0">
<#assign title = (sspr.realm??)?then(msg("sspr-reports-title", sspr.realm!""), msg("sspr-reports-" + sspr.title!""))>
<!DOCTYPE html>
<html lang="${sspr.language}" dir="${sspr.direction}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title}</title>
  <link rel="stylesheet" href="${url.resourcesPath}/css/sspr-reports.css">
</head>
<body>
<main data-sspr-page="${sspr.page}">
  <h1>${title}</h1>
  <#if sspr.why??>
    <p>${msg("sspr-reports-" + sspr.why)}</p>
    <#if sspr.signIn??>
      <a href="${sspr.signIn}">${msg("sspr-reports-sign-in")}</a>
    </#if>
  <#else>
    <nav aria-label="${msg('sspr-reports-pages')}">
      <#list sspr.pages as page>
        <@link href=page.href current=(page.id == sspr.report)>${msg("sspr-reports-" + page.id)}</@link>
      </#list>
    </nav>
    <#switch sspr.report>
      <#case "registration">
        <h2>${msg("sspr-reports-who-registered")}</h2>
        <@filters/>
        <@table columns=["user", "enabled", "registered", "capable", "methods", "unreadable", "last-confirmed"]; row>
          <td>${row.user}</td>
          <td>${yesOrNo(row.enabled)}</td>
          <td>${yesOrNo(row.registered)}</td>
          <td>${yesOrNo(row.capable)}</td>
          <td><@methods ids=row.methods/></td>
          <td><@methods ids=row.unreadable/></td>
          <td>${row.lastConfirmed}</td>
        </@table>
        <#break>
      <#case "activity">
        <h2>${msg("sspr-reports-what-people-did")}</h2>
        <@gap/>
        <@filters/>
        <@table columns=["date", "user", "step", "method", "result", "reason"]; row>
          <td>${row.date}</td>
          <td>${row.user}</td>
          <td>${msg("sspr-reports-step-" + row.step)}</td>
          <td><@methods ids=row.methods/></td>
          <td>${result(row.result)}</td>
          <td>${result(row.reason)}</td>
        </@table>
        <#break>
      <#default>
        <h2>${msg("sspr-reports-registration")}</h2>
        <@bars caption=msg("sspr-reports-chart-users") numbers=sspr.users names="sspr-reports-users-"/>
        <@bars caption=msg("sspr-reports-chart-methods") numbers=sspr.usable/>
        <h2>${msg("sspr-reports-lately", sspr.days)}</h2>
        <@gap/>
        <@bars caption=msg("sspr-reports-chart-outcomes") numbers=sspr.outcomes names="sspr-reports-outcome-"/>
        <@bars caption=msg("sspr-reports-chart-passed") numbers=sspr.passed kind="good"/>
        <@bars caption=msg("sspr-reports-chart-failed") numbers=sspr.failed kind="bad"/>
        <@bars caption=msg("sspr-reports-chart-registrations") numbers=sspr.registrations names="sspr-reports-registrations-"/>
    </#switch>
  </#if>
</main>
</body>
</html>

<#function yesOrNo answer>
  <#return msg(answer?then("sspr-reports-yes", "sspr-reports-no"))>
</#function>

<#-- An error is a word for looking up, and stays as it is. -->
<#function result word>
  <#local key = "sspr-reports-result-" + word>
  <#return (msg(key) == key)?then(word, msg(key))>
</#function>

<#macro link href current=false>
  <a href="${href}"<#if current> aria-current="page"</#if>><#nested></a>
</#macro>

<#macro methods ids>
  <#list ids as id>${msg("sspr-method-" + id)}<#sep>, </#list>
</#macro>

<#macro gap>
  <#if sspr.gap??>
    <p role="note" class="note">${msg("sspr-reports-gap-" + sspr.gap, sspr.gapTypes)}</p>
  </#if>
</#macro>

<#-- Links to all rows, and to those with a certain value. -->
<#macro filters>
  <nav aria-label="${msg('sspr-reports-filters')}">
    <#list sspr.filters as filter>
      <@link href=filter.href current=filter.current>${msg("sspr-reports-filter-" + filter.id)}</@link>
    </#list>
  </nav>
</#macro>

<#macro table columns>
  <table class="rows">
    <thead><tr><#list columns as column><th scope="col">${msg("sspr-reports-column-" + column)}</th></#list></tr></thead>
    <tbody><#list sspr.rows as row><tr><#nested row></tr></#list></tbody>
  </table>
  <#if sspr.back??><@link href=sspr.back>${msg("sspr-reports-back")}</@link></#if>
  <#if sspr.more??><@link href=sspr.more>${msg("sspr-reports-more")}</@link></#if>
</#macro>

<#-- Numbers with a bar each, on one scale; a table, so that its numbers can be read without the bars. -->
<#macro bars caption numbers names="sspr-method-" kind="neutral">
  <#local most = ([1] + numbers?values)?max>
  <table class="chart">
    <caption>${caption}</caption>
    <#list numbers as id, number>
      <tr>
        <th scope="row">${msg(names + id)}</th>
        <td class="number">${number}</td>
        <td><svg aria-hidden="true" width="240" height="14"><rect class="${kind}" width="${(240 * number / most)?round?c}" height="14" rx="2"/></svg></td>
      </tr>
    </#list>
  </table>
</#macro>
