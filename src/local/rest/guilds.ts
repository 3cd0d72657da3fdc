import type { FastifyInstance } from 'fastify';
import type { Platform } from '../platform.ts';

export function guildRoutes(_app: FastifyInstance, _platform: Platform): void {}
