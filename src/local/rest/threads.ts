import type { FastifyInstance } from 'fastify';
import type { Platform } from '../platform.ts';

export function threadRoutes(_app: FastifyInstance, _platform: Platform): void {}
