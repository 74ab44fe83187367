# Builds everything once, then runs it as a user without rights.
FROM node:20-bookworm AS build
WORKDIR /furrow
COPY package.json package-lock.json ./
COPY core/package.json core/package.json
COPY server/package.json server/package.json
COPY server/bin server/bin
COPY web/package.json web/package.json
RUN npm install --no-save --no-audit --no-fund
COPY tsconfig.base.json tsconfig.json prisma.config.ts ./
COPY scripts scripts
COPY core core
COPY server server
COPY prisma prisma
COPY web web
RUN node scripts/build.mjs

FROM node:20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4600 FURROW_DATA=/data
WORKDIR /furrow
COPY --from=build /furrow/package.json ./package.json
COPY --from=build /furrow/node_modules node_modules
COPY --from=build /furrow/core core
COPY --from=build /furrow/server server
COPY --from=build /furrow/prisma prisma
COPY --from=build /furrow/web/dist web/dist
COPY --from=build /furrow/web/package.json web/package.json
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4600
HEALTHCHECK --interval=30s --timeout=3s CMD ["node", "-e", "fetch('http://127.0.0.1:4600/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["sh", "-c", "node prisma/dist/setup.js && exec node server/dist/main.js"]
