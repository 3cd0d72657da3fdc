/** The package ships its Zod schemas without types; schema.ts gives them theirs. */
declare module 'discord-api-spec/zod';
