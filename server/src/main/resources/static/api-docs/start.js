// Shows the description of the interface and lets one try it with an API key.
window.ui = SwaggerUIBundle({
  url: "/api/v1/openapi.json",
  dom_id: "#interface",
  deepLinking: true,
  tryItOutEnabled: true,
  persistAuthorization: false,
});
