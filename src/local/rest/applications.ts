import type { FastifyInstance } from 'fastify';
import { apiError } from '../api-error.ts';
import type { Platform } from '../platform.ts';

/** Who the bot is and where its gateway is. */
export function applicationRoutes(app: FastifyInstance, { store, represent, gateway }: Platform): void {
  const { bot } = store;

  app.get('/users/@me', () => ({
    ...represent.user(bot),
    verified: true,
    mfa_enabled: true,
    locale: 'en-GB',
    premium_type: 0,
    email: null,
    flags: 0,
  }));

  app.get('/users/:user', (request) => {
    const user = store.users.get((request.params as { user: string }).user);
    if (user === undefined) throw apiError('unknownUser');
    return represent.user(user);
  });

  const application = () => ({
    id: bot.id,
    name: bot.displayName,
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: store.portal.messageContent ? 1 << 19 : 0,
    bot: represent.user(bot),
    owner: represent.user(bot),
    team: null,
    tags: [],
    approximate_guild_count: store.botServers().length,
    approximate_user_install_count: 0,
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    integration_types_config: { '0': {} },
  });
  app.get('/applications/@me', application);
  app.get('/oauth2/applications/@me', application);

  const gatewayUrl = () => `${represent.url.replace('http', 'ws')}/gateway`;
  app.get('/gateway', () => ({ url: gatewayUrl() }));
  app.get('/gateway/bot', () => ({
    url: gatewayUrl(),
    shards: gateway.sharding.recommended,
    session_start_limit: gateway.identifyLimit.sessionStartLimit(),
  }));
}
