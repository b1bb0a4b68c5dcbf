<#--
  A puzzle that the browser solves by itself, inside the form that it guards. Without a script there is a text that says
  what to do.
-->
<#macro box>
  <div class="sspr-puzzle" data-sspr-puzzle data-worker="${url.resourcesPath}/js/sspr-puzzle-worker.js"
    data-algorithm="${sspr.puzzle.algorithm}" data-challenge="${sspr.puzzle.challenge}" data-salt="${sspr.puzzle.salt}"
    data-signature="${sspr.puzzle.signature}" data-max-number="${sspr.puzzle.maxNumber?c}"
    data-wait="${msg('sspr-puzzle-wait')}" data-done="${msg('sspr-puzzle-done')}" data-failed="${msg('sspr-puzzle-failed')}">
    <input type="hidden" name="puzzle" value="">
    <p class="sspr-hint" role="status" data-sspr-puzzle-line hidden>${msg("sspr-puzzle-works")}</p>
    <noscript>
      <p>${msg("sspr-puzzle-no-script")}</p>
    </noscript>
    <#if sspr.puzzle.helpUrl?has_content>
      <noscript><p><a href="${sspr.puzzle.helpUrl}">${msg("sspr-contact")}</a></p></noscript>
      <p data-sspr-puzzle-help hidden><a href="${sspr.puzzle.helpUrl}">${msg("sspr-contact")}</a></p>
    </#if>
    <script type="module" src="${url.resourcesPath}/js/sspr-puzzle.js"></script>
  </div>
</#macro>
