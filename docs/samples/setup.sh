#!/usr/bin/env bash
# Sets Keycloak SSPR up in a realm that is there, with Keycloak's own kcadm.sh. Can be run again.
#
#   docs/samples/setup.sh myrealm
#
# Before it: kcadm.sh config credentials --server … --realm master --user … (an administrator with
# manage-realm). KCADM names another kcadm.sh, KCADM_CONFIG another file with its credentials.
set -euo pipefail

realm=${1:?usage: setup.sh REALM}
kcadm=("${KCADM:-bin/kcadm.sh}")
config=(--config "${KCADM_CONFIG:-$HOME/.keycloak/kcadm.config}")

echo "What set-up would do in $realm:"
"${kcadm[@]}" create sspr/setup "${config[@]}" -r "$realm" -q dryRun=true -q bindFlow=true -o

echo "Doing it:"
"${kcadm[@]}" create sspr/setup "${config[@]}" -r "$realm" -q bindFlow=true -o

echo "Showing \"Forgot Password?\" on the sign-in page, and guarding the sign-in:"
"${kcadm[@]}" update "realms/$realm" "${config[@]}" -s resetPasswordAllowed=true -s bruteForceProtected=true

echo "What is still wrong, and what to do about it:"
"${kcadm[@]}" get sspr/doctor "${config[@]}" -r "$realm"
