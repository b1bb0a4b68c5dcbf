#!/usr/bin/env bash
# Sets Keycloak SSPR up in a realm that is there, for a pilot group, with Keycloak's own kcadm.sh. Can be
# run again, and then keeps the policy that the realm has.
#
#   docs/samples/setup.sh myrealm [GROUP]
#
# GROUP is a top-level group, "pilot" unless said otherwise; it is made if it is missing. No other user
# is asked to register, or can reset, until you widen the scope of the policy.
#
# Before it: kcadm.sh config credentials --server … --realm master --user … (an administrator with
# manage-realm). KCADM names another kcadm.sh, KCADM_CONFIG another file with its credentials.
set -euo pipefail

realm=${1:?usage: setup.sh REALM [GROUP]}
group=${2:-pilot}
policy="{\"policy\": {\"scope\": \"selected\", \"scopeGroups\": \"/$group\"}}"
kcadm=("${KCADM:-bin/kcadm.sh}")
config=(--config "${KCADM_CONFIG:-$HOME/.keycloak/kcadm.config}")

echo "What set-up would do in $realm:"
"${kcadm[@]}" create sspr/setup "${config[@]}" -r "$realm" -q dryRun=true -q bindFlow=true -o -b "$policy"

echo "Doing it for the members of the group $group:"
groups=$("${kcadm[@]}" get groups "${config[@]}" -r "$realm" -q max=100000 --fields name --format csv --noquotes)
if ! grep -qxF -- "$group" <<<"$groups"; then
  "${kcadm[@]}" create groups "${config[@]}" -r "$realm" -s "name=$group"
fi
"${kcadm[@]}" create sspr/setup "${config[@]}" -r "$realm" -q bindFlow=true -o -b "$policy"

echo "Showing \"Forgot Password?\" on the sign-in page, and guarding the sign-in:"
"${kcadm[@]}" update "realms/$realm" "${config[@]}" -s resetPasswordAllowed=true -s bruteForceProtected=true

echo "What is still wrong, and what to do about it:"
"${kcadm[@]}" get sspr/doctor "${config[@]}" -r "$realm"
