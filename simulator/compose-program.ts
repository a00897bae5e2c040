/** The plugin behind `docker compose`. */
export const COMPOSE_PROGRAM = 'docker-compose';
