CREATE TYPE "public"."user_role" AS ENUM('free_user', 'premium_user', 'admin');--> statement-breakpoint
CREATE TYPE "public"."document_status" AS ENUM('processing', 'ready', 'failed');--> statement-breakpoint
CREATE TYPE "public"."task_status" AS ENUM('queued', 'running', 'succeeded', 'failed', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."ecosystem_kind" AS ENUM('ordinary', 'demo', 'green_room');--> statement-breakpoint
CREATE TYPE "public"."ecosystem_role" AS ENUM('owner', 'director', 'participant', 'observer');--> statement-breakpoint
CREATE TYPE "public"."visibility" AS ENUM('private', 'unlisted', 'public');--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"refresh_hash" text NOT NULL,
	"previous_hash" text,
	"rotated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "spent_tokens" (
	"hash" text PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"username" text NOT NULL,
	"email" text NOT NULL,
	"password_hash" text NOT NULL,
	"role" "user_role" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "character_ties" (
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"type" text NOT NULL,
	"strength" real NOT NULL,
	"trust" real NOT NULL,
	"familiarity" real NOT NULL,
	"evidence" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "character_ties_from_id_to_id_pk" PRIMARY KEY("from_id","to_id"),
	CONSTRAINT "character_ties_strength" CHECK ("character_ties"."strength" between -1 and 1),
	CONSTRAINT "character_ties_trust" CHECK ("character_ties"."trust" between 0 and 1),
	CONSTRAINT "character_ties_familiarity" CHECK ("character_ties"."familiarity" between 0 and 1)
);
--> statement-breakpoint
CREATE TABLE "characters" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" uuid NOT NULL,
	"document_id" uuid,
	"cast_id" text,
	"name" text NOT NULL,
	"aliases" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"source" text DEFAULT '' NOT NULL,
	"background" text DEFAULT '' NOT NULL,
	"pronoun" text DEFAULT 'they' NOT NULL,
	"personality_traits" jsonb NOT NULL,
	"autonomy_level" real DEFAULT 0.5 NOT NULL,
	"social_energy" real DEFAULT 1 NOT NULL,
	"goals" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"secrets" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"voice" jsonb NOT NULL,
	"evidence" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', "characters"."name" || ' ' || "characters"."background")) STORED NOT NULL,
	CONSTRAINT "characters_autonomy" CHECK ("characters"."autonomy_level" between 0 and 1),
	CONSTRAINT "characters_energy" CHECK ("characters"."social_energy" between 0 and 1)
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" uuid NOT NULL,
	"filename" text NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"author" text DEFAULT '' NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"status" "document_status" DEFAULT 'processing' NOT NULL,
	"stage" text DEFAULT 'received' NOT NULL,
	"progress" real DEFAULT 0 NOT NULL,
	"error" text,
	"task_id" uuid,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "documents_progress" CHECK ("documents"."progress" between 0 and 1)
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid,
	"status" "task_status" DEFAULT 'queued' NOT NULL,
	"progress" real DEFAULT 0 NOT NULL,
	"result" jsonb,
	"error" text,
	"heartbeat_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ecosystem_characters" (
	"ecosystem_id" uuid NOT NULL,
	"character_id" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "ecosystem_characters_ecosystem_id_character_id_pk" PRIMARY KEY("ecosystem_id","character_id")
);
--> statement-breakpoint
CREATE TABLE "ecosystems" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" uuid,
	"kind" "ecosystem_kind" DEFAULT 'ordinary' NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"visibility" "visibility" DEFAULT 'private' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"ecosystem_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" "ecosystem_role" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "memberships_ecosystem_id_user_id_pk" PRIMARY KEY("ecosystem_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"ecosystem_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"event_id" text NOT NULL,
	"type" text NOT NULL,
	"timestamp" timestamp (3) with time zone NOT NULL,
	"tick" bigint NOT NULL,
	"at" double precision NOT NULL,
	"visibility" text NOT NULL,
	"audience" jsonb NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "events_ecosystem_id_seq_pk" PRIMARY KEY("ecosystem_id","seq")
);
--> statement-breakpoint
CREATE TABLE "graph_changes" (
	"ecosystem_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"event_id" text NOT NULL,
	"from_id" text NOT NULL,
	"to_id" text NOT NULL,
	"dimension" text NOT NULL,
	"before" text NOT NULL,
	"delta" double precision,
	"after" text NOT NULL,
	"causes" jsonb NOT NULL,
	"quote" text NOT NULL,
	"rule" text NOT NULL,
	"timestamp" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "graph_changes_ecosystem_id_seq_pk" PRIMARY KEY("ecosystem_id","seq")
);
--> statement-breakpoint
CREATE TABLE "graph_characters" (
	"ecosystem_id" uuid NOT NULL,
	"character_id" text NOT NULL,
	"name" text NOT NULL,
	"name_seq" bigint DEFAULT 0 NOT NULL,
	"present" boolean NOT NULL,
	"present_seq" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "graph_characters_ecosystem_id_character_id_pk" PRIMARY KEY("ecosystem_id","character_id")
);
--> statement-breakpoint
CREATE TABLE "graph_relationships" (
	"ecosystem_id" uuid NOT NULL,
	"from_id" text NOT NULL,
	"to_id" text NOT NULL,
	"type" text NOT NULL,
	"type_seq" bigint DEFAULT 0 NOT NULL,
	"strength" double precision NOT NULL,
	"strength_seq" bigint DEFAULT 0 NOT NULL,
	"trust" double precision NOT NULL,
	"trust_seq" bigint DEFAULT 0 NOT NULL,
	"familiarity" double precision NOT NULL,
	"familiarity_seq" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "graph_relationships_ecosystem_id_from_id_to_id_pk" PRIMARY KEY("ecosystem_id","from_id","to_id")
);
--> statement-breakpoint
CREATE TABLE "memories" (
	"id" text PRIMARY KEY NOT NULL,
	"ecosystem_id" uuid NOT NULL,
	"character_id" text NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"importance" real NOT NULL,
	"at" double precision NOT NULL,
	"seq" bigint NOT NULL,
	"embedding" vector(384) NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spent_tokens" ADD CONSTRAINT "spent_tokens_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "character_ties" ADD CONSTRAINT "character_ties_from_id_characters_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."characters"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "character_ties" ADD CONSTRAINT "character_ties_to_id_characters_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."characters"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "characters" ADD CONSTRAINT "characters_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "characters" ADD CONSTRAINT "characters_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ecosystem_characters" ADD CONSTRAINT "ecosystem_characters_ecosystem_id_ecosystems_id_fk" FOREIGN KEY ("ecosystem_id") REFERENCES "public"."ecosystems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ecosystems" ADD CONSTRAINT "ecosystems_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_ecosystem_id_ecosystems_id_fk" FOREIGN KEY ("ecosystem_id") REFERENCES "public"."ecosystems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_refresh" ON "sessions" USING btree ("refresh_hash");--> statement-breakpoint
CREATE INDEX "sessions_previous" ON "sessions" USING btree ("previous_hash");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "spent_tokens_session" ON "spent_tokens" USING btree ("session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_username" ON "users" USING btree (lower("username"));--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "character_ties_to" ON "character_ties" USING btree ("to_id");--> statement-breakpoint
CREATE INDEX "characters_owner" ON "characters" USING btree ("owner_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "characters_cast" ON "characters" USING btree ("document_id","cast_id");--> statement-breakpoint
CREATE INDEX "characters_search" ON "characters" USING gin ("search");--> statement-breakpoint
CREATE INDEX "characters_metadata" ON "characters" USING gin ("metadata");--> statement-breakpoint
CREATE INDEX "documents_owner" ON "documents" USING btree ("owner_id","created_at");--> statement-breakpoint
CREATE INDEX "tasks_owner" ON "tasks" USING btree ("owner_id","created_at");--> statement-breakpoint
CREATE INDEX "tasks_subject" ON "tasks" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "tasks_stale" ON "tasks" USING btree ("heartbeat_at") WHERE "tasks"."status" in ('queued', 'running');--> statement-breakpoint
CREATE INDEX "ecosystem_characters_character" ON "ecosystem_characters" USING btree ("character_id");--> statement-breakpoint
CREATE INDEX "ecosystems_owner" ON "ecosystems" USING btree ("owner_id","created_at");--> statement-breakpoint
CREATE INDEX "ecosystems_public" ON "ecosystems" USING btree ("created_at") WHERE "ecosystems"."visibility" = 'public';--> statement-breakpoint
CREATE UNIQUE INDEX "ecosystems_demo" ON "ecosystems" USING btree ("kind") WHERE "ecosystems"."kind" = 'demo';--> statement-breakpoint
CREATE INDEX "memberships_user" ON "memberships" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "events_type" ON "events" USING btree ("ecosystem_id","type","seq");--> statement-breakpoint
CREATE INDEX "graph_changes_pair" ON "graph_changes" USING btree ("ecosystem_id","from_id","to_id","seq");--> statement-breakpoint
CREATE INDEX "graph_relationships_to" ON "graph_relationships" USING btree ("ecosystem_id","to_id");--> statement-breakpoint
CREATE INDEX "memories_character" ON "memories" USING btree ("ecosystem_id","character_id","seq");