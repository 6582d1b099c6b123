/** What stands before every annotation of ingress-nginx. */
export const nginxPrefix = 'nginx.ingress.kubernetes.io/';

/**
 * The annotations that ingress-nginx 1.x knows, with those that versions before 1.12 knew:
 * https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/
 */
export const nginxAnnotations: ReadonlySet<string> = new Set(
  `affinity affinity-canary-behavior affinity-mode allowlist-source-range app-root auth-always-set-cookie auth-cache-duration
  auth-cache-key auth-keepalive auth-keepalive-requests auth-keepalive-share-vars auth-keepalive-timeout auth-method
  auth-proxy-set-headers auth-realm auth-request-redirect auth-response-headers auth-secret auth-secret-type auth-signin
  auth-signin-redirect-param auth-snippet auth-tls-error-page auth-tls-match-cn auth-tls-pass-certificate-to-upstream
  auth-tls-secret auth-tls-verify-client auth-tls-verify-depth auth-type auth-url backend-protocol canary canary-by-cookie
  canary-by-header canary-by-header-pattern canary-by-header-value canary-weight canary-weight-total client-body-buffer-size
  configuration-snippet connection-proxy-header cors-allow-credentials cors-allow-headers cors-allow-methods cors-allow-origin
  cors-expose-headers cors-max-age custom-headers custom-http-errors default-backend denylist-source-range
  disable-proxy-intercept-errors enable-access-log enable-cors enable-global-auth enable-modsecurity enable-opentelemetry
  enable-opentracing enable-owasp-core-rules enable-rewrite-log fastcgi-index fastcgi-params-configmap force-ssl-redirect
  from-to-www-redirect global-rate-limit global-rate-limit-ignored-cidrs global-rate-limit-key global-rate-limit-window
  http2-push-preload limit-allowlist limit-burst-multiplier limit-connections limit-rate limit-rate-after limit-rpm limit-rps
  limit-whitelist load-balance mirror-host mirror-request-body mirror-target modsecurity-snippet modsecurity-transaction-id
  opentelemetry-operation-name opentelemetry-trust-incoming-span opentracing-trust-incoming-span permanent-redirect
  permanent-redirect-code preserve-trailing-slash proxy-body-size proxy-buffer-size proxy-buffering proxy-buffers-number
  proxy-busy-buffers-size proxy-connect-timeout proxy-cookie-domain proxy-cookie-path proxy-http-version
  proxy-max-temp-file-size proxy-next-upstream proxy-next-upstream-timeout proxy-next-upstream-tries proxy-read-timeout
  proxy-redirect-from proxy-redirect-to proxy-request-buffering proxy-send-timeout proxy-ssl-ciphers proxy-ssl-name
  proxy-ssl-protocols proxy-ssl-secret proxy-ssl-server-name proxy-ssl-verify proxy-ssl-verify-depth relative-redirects
  rewrite-target satisfy secure-backends server-alias server-snippet service-upstream session-cookie-change-on-failure
  session-cookie-conditional-samesite-none session-cookie-domain session-cookie-expires session-cookie-hash
  session-cookie-max-age session-cookie-name session-cookie-partitioned session-cookie-path session-cookie-samesite
  session-cookie-secure ssl-ciphers ssl-passthrough ssl-prefer-server-ciphers ssl-redirect stream-snippet temporal-redirect
  temporal-redirect-code upstream-hash-by upstream-hash-by-subset upstream-hash-by-subset-size upstream-vhost
  use-port-in-redirects use-regex whitelist-source-range x-forwarded-prefix`.split(/\s+/),
);

/** Keys of the controller's ConfigMap that are taken for annotations, as they look like one. */
export const configMapOnly: ReadonlySet<string> = new Set(
  `ssl-protocols ssl-session-cache ssl-session-timeout ssl-early-data hsts hsts-max-age hsts-include-subdomains hsts-preload
  use-gzip enable-brotli use-http2 keep-alive keep-alive-requests worker-processes client-header-timeout client-body-timeout
  use-forwarded-headers server-tokens log-format-upstream proxy-real-ip-cidr custom-http-errors large-client-header-buffers
  enable-ocsp hide-headers upstream-keepalive-connections`.split(/\s+/),
);
