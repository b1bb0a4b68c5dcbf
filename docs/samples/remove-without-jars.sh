#!/usr/bin/env bash
# Takes Keycloak SSPR out of a realm when its JARs are gone already, with Keycloak's own kcadm.sh: binds the
# reset flow from before, and removes flow, required actions, gateway and realm attributes.
# While they are still there, "kcadm.sh delete sspr/setup" does more, and better.
#
#   docs/samples/remove-without-jars.sh myrealm
#
# KCADM names another kcadm.sh, KCADM_CONFIG another file with its credentials.
set -euo pipefail

realm=${1:?usage: remove-without-jars.sh REALM}
kcadm=("${KCADM:-bin/kcadm.sh}")
config=(--config "${KCADM_CONFIG:-$HOME/.keycloak/kcadm.config}")

ours="sspr reset credentials"
settings=$("${kcadm[@]}" get "realms/$realm" "${config[@]}")
setting() {
  sed -n "s/^ *\"${1//./\\.}\" : \"\(.*\)\",\{0,1\}\$/\1/p" <<<"$settings"
}

# "Forgot Password?" leads again to what it led to before set-up, else to Keycloak's own flow.
if [ "$(setting resetCredentialsFlow)" = "$ours" ]; then
  flows=$("${kcadm[@]}" get authentication/flows "${config[@]}" -r "$realm" --fields alias --format csv --noquotes)
  before=$(setting sspr.reset-flow-before)
  if [ "$before" = "$ours" ] || ! grep -qxF -- "$before" <<<"$flows"; then
    before="reset credentials"
  fi
  "${kcadm[@]}" update "realms/$realm" "${config[@]}" -s "resetCredentialsFlow=$before"
  echo "\"Forgot Password?\" leads to the flow \"$before\" again."
fi

for attribute in sspr.reset-flow-before sspr.policy-version; do
  if [ -n "$(setting "$attribute")" ]; then
    "${kcadm[@]}" update "realms/$realm" "${config[@]}" -d "attributes.\"$attribute\""
  fi
done

"${kcadm[@]}" get authentication/required-actions "${config[@]}" -r "$realm" --fields alias --format csv --noquotes |
  { grep '^sspr-' || true; } |
  while read -r action; do
    "${kcadm[@]}" delete "authentication/required-actions/$action" "${config[@]}" -r "$realm" </dev/null
  done

# Without it, Keycloak could not export the realm.
"${kcadm[@]}" get components "${config[@]}" -r "$realm" --fields id,providerType --format csv --noquotes |
  { grep ',io\.github\.keycloaksspr\.' || true; } |
  while IFS=, read -r id _; do
    "${kcadm[@]}" delete "components/$id" "${config[@]}" -r "$realm" </dev/null
  done

"${kcadm[@]}" get authentication/flows "${config[@]}" -r "$realm" --fields id,alias --format csv --noquotes |
  { grep ',sspr reset credentials$' || true; } |
  while IFS=, read -r id _; do
    "${kcadm[@]}" delete "authentication/flows/$id" "${config[@]}" -r "$realm" </dev/null
  done
