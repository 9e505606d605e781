/* Starts the login library's passkey forms; a page says which one by the fields it has. */
(function () {
  "use strict";
  const has = (id) => document.getElementById(id) !== null;
  const forms = window.allauth.webauthn.forms;
  const credential = has("id_credential") ? "id_credential" : "mfa_credential";
  if (has("passkey_login")) {
    forms.loginForm({ ids: { login: "passkey_login", credential: "mfa_credential" } });
  }
  if (has("mfa_webauthn_add")) {
    forms.addForm({ ids: { add: "mfa_webauthn_add", passwordless: "id_passwordless", credential, data: "js_data" } });
  }
  for (const button of ["mfa_webauthn_authenticate", "mfa_webauthn_reauthenticate"]) {
    if (has(button)) {
      forms.authenticateForm({ ids: { authenticate: button, credential, data: "js_data" } });
    }
  }
})();
