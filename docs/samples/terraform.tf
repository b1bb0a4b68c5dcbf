# For the Terraform provider keycloak/keycloak: what Keycloak SSPR needs in a realm. The JARs must be in the
# server first. The policy is the configuration of the first required action; without one, all users are
# asked to register at once. The product's own set-up can be called afterwards: it only adds what is
# missing, such as the user-profile attribute, and keeps the policy.

terraform {
  required_providers {
    keycloak = {
      source  = "keycloak/keycloak"
      version = ">= 5.2.0"
    }
  }
}

variable "realm_id" {
  type = string
}

resource "keycloak_role" "helpdesk" {
  realm_id    = var.realm_id
  name        = "sspr-helpdesk"
  description = "Gets mail from users who cannot reset their password themselves"
}

resource "keycloak_group" "pilot" {
  realm_id = var.realm_id
  name     = "pilot"
}

resource "keycloak_authentication_flow" "reset" {
  realm_id    = var.realm_id
  alias       = "sspr reset credentials"
  description = "Resets a lost password after proof of identity"
  provider_id = "basic-flow"
}

resource "keycloak_authentication_execution" "identify_user" {
  realm_id          = var.realm_id
  parent_flow_alias = keycloak_authentication_flow.reset.alias
  authenticator     = "sspr-identify-user"
  requirement       = "REQUIRED"
  priority          = 10
}

resource "keycloak_authentication_execution" "verify_identity" {
  realm_id          = var.realm_id
  parent_flow_alias = keycloak_authentication_flow.reset.alias
  authenticator     = "sspr-verify-identity"
  requirement       = "REQUIRED"
  priority          = 20
}

resource "keycloak_authentication_execution" "new_password" {
  realm_id          = var.realm_id
  parent_flow_alias = keycloak_authentication_flow.reset.alias
  authenticator     = "sspr-new-password"
  requirement       = "REQUIRED"
  priority          = 30
}

resource "keycloak_authentication_bindings" "bindings" {
  realm_id               = var.realm_id
  reset_credentials_flow = keycloak_authentication_flow.reset.alias

  depends_on = [
    keycloak_authentication_execution.identify_user,
    keycloak_authentication_execution.verify_identity,
    keycloak_authentication_execution.new_password,
  ]
}

resource "keycloak_required_action" "methods" {
  realm_id = var.realm_id
  alias    = "sspr-register-methods"
  name     = "SSPR: Register verification methods"
  enabled  = true

  config = {
    scope           = "selected"
    scopeGroups     = "/pilot"
    methodsRequired = "1"
  }

  depends_on = [keycloak_group.pilot]
}

resource "keycloak_required_action" "phone" {
  realm_id = var.realm_id
  alias    = "sspr-register-phone"
  name     = "SSPR: Register phone"
  enabled  = true
}

resource "keycloak_required_action" "email" {
  realm_id = var.realm_id
  alias    = "sspr-register-email"
  name     = "SSPR: Register email"
  enabled  = true
}

resource "keycloak_required_action" "questions" {
  realm_id = var.realm_id
  alias    = "sspr-register-questions"
  name     = "SSPR: Register security questions"
  enabled  = true
}
