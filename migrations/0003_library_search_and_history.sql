CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"body" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"read_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scenarios" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" uuid NOT NULL,
	"title" text NOT NULL,
	"body" jsonb NOT NULL,
	"share_token" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "interactions" (
	"ecosystem_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"event_id" text NOT NULL,
	"timestamp" timestamp (3) with time zone NOT NULL,
	"visibility" text NOT NULL,
	"audience" jsonb NOT NULL,
	"speaker_id" text NOT NULL,
	"participants" jsonb NOT NULL,
	"interaction_type" text NOT NULL,
	"content" text NOT NULL,
	"response" text,
	"conversation_id" text,
	"relationship_change" jsonb NOT NULL,
	"emotional_states" jsonb NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', "interactions"."content" || ' ' || coalesce("interactions"."response", ''))) STORED NOT NULL,
	CONSTRAINT "interactions_ecosystem_id_seq_pk" PRIMARY KEY("ecosystem_id","seq")
);
--> statement-breakpoint
CREATE TABLE "graph_tellings" (
	"ecosystem_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"event_id" text NOT NULL,
	"fact_id" text NOT NULL,
	"text" text NOT NULL,
	"teller_id" text NOT NULL,
	"listeners" jsonb NOT NULL,
	"source_seq" bigint,
	"conversation_id" text,
	"timestamp" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "graph_tellings_ecosystem_id_seq_pk" PRIMARY KEY("ecosystem_id","seq")
);
--> statement-breakpoint
DROP INDEX "graph_relationships_to";--> statement-breakpoint
DROP INDEX "memories_character";--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "legacy_hash" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "metadata" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', "documents"."title" || ' ' || "documents"."author" || ' ' || "documents"."filename")) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "ecosystems" ADD COLUMN "parent_id" uuid;--> statement-breakpoint
ALTER TABLE "ecosystems" ADD COLUMN "forked_at" bigint;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenarios" ADD CONSTRAINT "scenarios_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notifications_user" ON "notifications" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "notifications_unread" ON "notifications" USING btree ("user_id") WHERE "notifications"."read_at" is null;--> statement-breakpoint
CREATE INDEX "scenarios_owner" ON "scenarios" USING btree ("owner_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "scenarios_share_token" ON "scenarios" USING btree ("share_token");--> statement-breakpoint
CREATE INDEX "interactions_speaker" ON "interactions" USING btree ("ecosystem_id","speaker_id","seq");--> statement-breakpoint
CREATE INDEX "interactions_participants" ON "interactions" USING gin ("participants");--> statement-breakpoint
CREATE INDEX "interactions_search" ON "interactions" USING gin ("search");--> statement-breakpoint
CREATE INDEX "graph_tellings_fact" ON "graph_tellings" USING btree ("ecosystem_id","fact_id","seq");--> statement-breakpoint
ALTER TABLE "ecosystems" ADD CONSTRAINT "ecosystems_parent_id_ecosystems_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."ecosystems"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "characters_names" ON "characters" USING gin (("name" || ' ' || "aliases"::text) gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "documents_search" ON "documents" USING gin ("search");--> statement-breakpoint
CREATE INDEX "documents_title" ON "documents" USING gin ("title" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "ecosystems_parent" ON "ecosystems" USING btree ("parent_id") WHERE "ecosystems"."parent_id" is not null;--> statement-breakpoint
CREATE INDEX "graph_relationships_backward" ON "graph_relationships" USING btree ("ecosystem_id","to_id","from_id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "memories_nearest" ON "memories" USING hnsw ("embedding" vector_cosine_ops);--> statement-breakpoint
CREATE INDEX "memories_character" ON "memories" USING btree ("ecosystem_id","character_id","kind");--> statement-breakpoint
ALTER TABLE "ecosystems" ADD CONSTRAINT "ecosystems_forked_at" CHECK ("ecosystems"."forked_at" >= 0);--> statement-breakpoint
ALTER TABLE "graph_relationships" ADD CONSTRAINT "graph_relationships_strength" CHECK ("graph_relationships"."strength" between -1 and 1);--> statement-breakpoint
ALTER TABLE "graph_relationships" ADD CONSTRAINT "graph_relationships_trust" CHECK ("graph_relationships"."trust" between 0 and 1);--> statement-breakpoint
ALTER TABLE "graph_relationships" ADD CONSTRAINT "graph_relationships_familiarity" CHECK ("graph_relationships"."familiarity" between 0 and 1);--> statement-breakpoint
INSERT INTO "interactions" ("ecosystem_id", "seq", "event_id", "timestamp", "visibility", "audience", "speaker_id", "participants",
  "interaction_type", "content", "response", "conversation_id", "relationship_change", "emotional_states")
SELECT "ecosystem_id", "seq", "event_id", "timestamp", "visibility", "audience", "data" ->> 'speaker_id', "data" -> 'participants',
  "data" ->> 'interaction_type', "data" ->> 'content', "data" ->> 'response', "data" ->> 'conversation_id',
  "data" -> 'relationship_change', "data" -> 'emotional_states'
FROM "events" WHERE "type" = 'character_interaction'
ON CONFLICT DO NOTHING;
