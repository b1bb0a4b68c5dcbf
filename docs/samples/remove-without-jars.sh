#!/usr/bin/env bash
# Takes Keycloak SSPR out of a realm when its JARs are gone already, with Keycloak's own kcadm.sh.
# While they are still there, "kcadm.sh delete sspr/setup" does more, and better.
#
#   docs/samples/remove-without-jars.sh myrealm
#
# KCADM names another kcadm.sh, KCADM_CONFIG another file with its credentials.
set -euo pipefail

realm=${1:?usage: remove-without-jars.sh REALM}
kcadm=("${KCADM:-bin/kcadm.sh}")
config=(--config "${KCADM_CONFIG:-$HOME/.keycloak/kcadm.config}")

bound=$("${kcadm[@]}" get "realms/$realm" "${config[@]}" --fields resetCredentialsFlow --format csv --noquotes)
if [ "$bound" = "sspr reset credentials" ]; then
  "${kcadm[@]}" update "realms/$realm" "${config[@]}" -s "resetCredentialsFlow=reset credentials"
fi

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
