CREATE TABLE "graph_revisions" (
	"ecosystem_id" uuid PRIMARY KEY NOT NULL,
	"changes" bigint NOT NULL,
	"stamp" bigint NOT NULL,
	"newest" bigint NOT NULL
);
