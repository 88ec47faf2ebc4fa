-- H2 2.4.240; 
;              
CREATE USER IF NOT EXISTS "" PASSWORD '' ADMIN;
CREATE MEMORY TABLE "PUBLIC"."fanfare_schema_history"(
    "installed_rank" INTEGER NOT NULL,
    "version" CHARACTER VARYING(50),
    "description" CHARACTER VARYING(200) NOT NULL,
    "type" CHARACTER VARYING(20) NOT NULL,
    "script" CHARACTER VARYING(1000) NOT NULL,
    "checksum" INTEGER,
    "installed_by" CHARACTER VARYING(100) NOT NULL,
    "installed_on" TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL,
    "execution_time" INTEGER NOT NULL,
    "success" BOOLEAN NOT NULL
);          
ALTER TABLE "PUBLIC"."fanfare_schema_history" ADD CONSTRAINT "PUBLIC"."fanfare_schema_history_pk" PRIMARY KEY("installed_rank");               
-- 12 +/- SELECT COUNT(*) FROM PUBLIC.fanfare_schema_history;  
INSERT INTO "PUBLIC"."fanfare_schema_history" VALUES
(-1, NULL, '<< Flyway Schema History table created >>', 'TABLE', '', NULL, '', TIMESTAMP '2026-11-20 21:25:07.607606', 0, TRUE),
(1, '1.01', 'operations and outbox', 'SQL', 'V1.01__operations_and_outbox.sql', 1757187814, '', TIMESTAMP '2026-11-20 21:25:07.895135', 48, TRUE),
(2, '1.02', 'creators', 'SQL', 'V1.02__creators.sql', -1830059251, '', TIMESTAMP '2026-11-20 21:25:07.962829', 24, TRUE),
(3, '1.03', 'ledger', 'SQL', 'V1.03__ledger.sql', 202422903, '', TIMESTAMP '2026-11-20 21:25:08.15164', 142, TRUE),
(4, '1.04', 'tiers', 'SQL', 'V1.04__tiers.sql', -236546995, '', TIMESTAMP '2026-11-20 21:25:08.282732', 97, TRUE),
(5, '1.05', 'credits', 'SQL', 'V1.05__credits.sql', 700223091, '', TIMESTAMP '2026-11-20 21:25:08.605908', 237, TRUE),
(6, '1.06', 'earnings', 'SQL', 'V1.06__earnings.sql', 220771266, '', TIMESTAMP '2026-11-20 21:25:08.726541', 101, TRUE),
(7, '1.07', 'payouts', 'SQL', 'V1.07__payouts.sql', -1846928805, '', TIMESTAMP '2026-11-20 21:25:09.226716', 356, TRUE),
(8, '1.08', 'bank files', 'SQL', 'V1.08__bank_files.sql', -1055286173, '', TIMESTAMP '2026-11-20 21:25:09.298743', 58, TRUE),
(9, '1.09', 'collaborations', 'SQL', 'V1.09__collaborations.sql', -283360301, '', TIMESTAMP '2026-11-20 21:25:09.380487', 46, TRUE),
(10, '1.10', 'achievements', 'SQL', 'V1.10__achievements.sql', -1000113410, '', TIMESTAMP '2026-11-20 21:25:09.420976', 1, TRUE),
(11, '1.11', 'facts', 'SQL', 'V1.11__facts.sql', 1246676958, '', TIMESTAMP '2026-11-20 21:25:09.455128', 19, TRUE);    
CREATE INDEX "PUBLIC"."fanfare_schema_history_s_idx" ON "PUBLIC"."fanfare_schema_history"("success" NULLS FIRST);              
CREATE MEMORY TABLE "PUBLIC"."FANFARE_OPERATION"(
    "OP_KEY" CHARACTER VARYING(128) NOT NULL,
    "KIND" CHARACTER VARYING(64),
    "FINGERPRINT" CHARACTER VARYING(1000000),
    "ANSWERED_AT" TIMESTAMP(6) WITH TIME ZONE,
    "ANSWER_TYPE" CHARACTER VARYING(255),
    "ANSWER" CHARACTER VARYING(1000000)
);            
ALTER TABLE "PUBLIC"."FANFARE_OPERATION" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_5" PRIMARY KEY("OP_KEY");         
-- 33 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_OPERATION;       
INSERT INTO "PUBLIC"."FANFARE_OPERATION" VALUES
('register-ada', 'creator.register', '0fdf65817eb005f1ae6ba8c1e8f7b826eace2d5d19a52a2c84fe9acfceda7369 id=6e9aa4b6 displayName=6e9aa4b6 currency=d7a15e17 zone=297520aa joinedAt=995cc459 verification=b242b3ad payoutHold=74234e98', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00+00', 'dev.fanfare.creator.Creators$CreatorChanged', '{"creator":{"id":{"value":"ada"},"displayName":"ada","currency":{"code":"USD","scale":2},"zone":"Z","joinedAt":"2026-03-02T09:00:00Z","verification":"VERIFIED","payoutHold":null},"replayed":false}'),
('register-ben', 'creator.register', '4b923cc62d90496602b919a8826bed9dfdef930ca63e54bf740deca1b3ba263e id=5a47c43b displayName=5a47c43b currency=d7a15e17 zone=297520aa joinedAt=995cc459 verification=b242b3ad payoutHold=74234e98', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00+00', 'dev.fanfare.creator.Creators$CreatorChanged', '{"creator":{"id":{"value":"ben"},"displayName":"ben","currency":{"code":"USD","scale":2},"zone":"Z","joinedAt":"2026-03-02T09:00:00Z","verification":"VERIFIED","payoutHold":null},"replayed":false}'),
('register-dora', 'creator.register', 'cfeee85bba20bb4721746102aecf2940669124226e82359e176fbab25b10fb1d id=9f7955d0 displayName=9f7955d0 currency=d7a15e17 zone=297520aa joinedAt=995cc459 verification=b242b3ad payoutHold=74234e98', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00+00', 'dev.fanfare.creator.Creators$CreatorChanged', '{"creator":{"id":{"value":"dora"},"displayName":"dora","currency":{"code":"USD","scale":2},"zone":"Z","joinedAt":"2026-03-02T09:00:00Z","verification":"VERIFIED","payoutHold":null},"replayed":false}'),
('register-cleo', 'creator.register', 'cde3be81c82f23fa641181e3aa631d42f369e1df5af9fa872b1f6f188560e6b0 id=a5bd526d displayName=a5bd526d currency=89186fa5 zone=297520aa joinedAt=995cc459 verification=f137d983 payoutHold=74234e98', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00+00', 'dev.fanfare.creator.Creators$CreatorChanged', '{"creator":{"id":{"value":"cleo"},"displayName":"cleo","currency":{"code":"JPY","scale":0},"zone":"Z","joinedAt":"2026-03-02T09:00:00Z","verification":"PENDING","payoutHold":null},"replayed":false}'),
('register-eve', 'creator.register', '9c623f9c9a5895a35e1b55e02417a225586876a632110dd8540688c50c1499de id=44bceea4 displayName=44bceea4 currency=5c7be600 zone=297520aa joinedAt=995cc459 verification=b242b3ad payoutHold=74234e98', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00+00', 'dev.fanfare.creator.Creators$CreatorChanged', '{"creator":{"id":{"value":"eve"},"displayName":"eve","currency":{"code":"EUR","scale":2},"zone":"Z","joinedAt":"2026-03-02T09:00:00Z","verification":"VERIFIED","payoutHold":null},"replayed":false}'),
('hold-dora', 'creator.hold-payouts', 'aaf14f16c232819e32002c100bfbc92c6962ca41f3ec8dc22de888c636c4dede creator=9f7955d0 reason=9e891d2c', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00+00', 'dev.fanfare.creator.Creators$CreatorChanged', '{"creator":{"id":{"value":"dora"},"displayName":"dora","currency":{"code":"USD","scale":2},"zone":"Z","joinedAt":"2026-03-02T09:00:00Z","verification":"VERIFIED","payoutHold":"charged back"},"replayed":false}'),
('duet', 'collaboration.propose', '35d91459eaa1f5899160a3ffcd83fcc813ac48a5d498058ebe9cd216d4a44ff0 initiator=6e9aa4b6 target=5a47c43b type=a1eb5e9b description=e0167749 split=8595b53e reference=74234e98 answerTime=094bb11b', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00+00', 'dev.fanfare.collaboration.Collaborations$ProposeResult$Proposed', '{"collaboration":"24208887-cd16-5aa5-a733-7125c498ab99","expiresAt":"2026-03-16T09:00:00Z","replayed":false}'),
('duet-yes', 'collaboration.accept', '9ef578e00a7219bb647a64dc9444767838dba96cf51548ade3749f68e45e488c collaboration=8b39357c by=5a47c43b', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00+00', 'dev.fanfare.collaboration.Collaborations$ChangeResult$Changed', '{"collaboration":"24208887-cd16-5aa5-a733-7125c498ab99","state":"ACCEPTED","at":"2026-03-02T09:00:00Z","replayed":false}'),
('video', 'collaboration.propose', '1a46f8276ed459764db57b8a9ae0dbf80c227cfcdc2f3bbd40ebbee117ee93ba initiator=6e9aa4b6 target=a5bd526d type=4abffe84 description=ac1c4805 split=f8ed385b reference=74234e98 answerTime=094bb11b', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00+00', 'dev.fanfare.collaboration.Collaborations$ProposeResult$Proposed', '{"collaboration":"be6f2c7b-ee9b-5762-a9c3-87384133d8a3","expiresAt":"2026-03-16T09:00:00Z","replayed":false}');    
INSERT INTO "PUBLIC"."FANFARE_OPERATION" VALUES
('s-1', 'earning.sale', '0285a50b2a148cddf8e9ee943aa74f7492621901d3d0c4c5f9f11bab613d24b7 id=a703eb27 source=25d00ecb at=49df3c69 gross=fa416dca split=8595b53e', TIMESTAMP WITH TIME ZONE '2026-03-10 10:00:00+00', 'dev.fanfare.earning.SaleResult$Recorded', '{"sale":{"id":"s-1","source":"TIP","at":"2026-03-10T10:00:00Z","gross":{"minor":1000,"asset":{"code":"USD","scale":2}},"parts":[{"creator":{"value":"ada"},"gross":{"minor":500,"asset":{"code":"USD","scale":2}},"rate":{"ppm":550000},"earned":{"minor":275,"asset":{"code":"USD","scale":2}}},{"creator":{"value":"ben"},"gross":{"minor":500,"asset":{"code":"USD","scale":2}},"rate":{"ppm":550000},"earned":{"minor":275,"asset":{"code":"USD","scale":2}}}],"availableAt":"2026-03-17T10:00:00Z","split":"575b3c75-4a09-5941-add4-3c2fc3750a97"},"replayed":false}'),
('by-hand', 'ledger.adjust', 'd9261bb8345f4fd3f0f8c1c101f13aeaf16730e09464396a3b06573c9e66644b lines=9382959f reference=a4fa46cf', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.ledger.Ledger$AdjustResult$Booked', '{"transaction":"019ce559-e600-7760-bd19-a53c52cf76eb","replayed":false}'),
('r-5', 'earning.refund', '9712850e60222bf8c3834e844e64c79e4a632e7d2ed1139e653e5b5c2cdc1eac of=0293e8c6 gross=fa416dca', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.earning.RefundResult$Recorded', '{"refund":{"id":"r-5","of":"g-5","saleKnown":true,"source":"GIFT","at":"2026-03-13T04:00:00Z","gross":{"minor":1000,"asset":{"code":"USD","scale":2}},"parts":[{"creator":{"value":"dora"},"gross":{"minor":1000,"asset":{"code":"USD","scale":2}},"clawedBack":{"minor":550,"asset":{"code":"USD","scale":2}},"fromPending":{"minor":0,"asset":{"code":"USD","scale":2}},"fromAvailable":{"minor":0,"asset":{"code":"USD","scale":2}},"owed":{"minor":550,"asset":{"code":"USD","scale":2}}}]},"replayed":false}'),
('payout-ada-1', 'payout.request', '237cb151ac17ff5e032b314f68864eef48859f2634410d4a4d569d1dae84663e creator=6e9aa4b6 gross=ff1e17d7 method=c9d916c0', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.payout.RequestResult$Requested', '{"payout":"db2c9615-d211-5c81-90aa-bd2ba5e96e90","state":"APPROVED","gross":{"minor":5000,"asset":{"code":"USD","scale":2}},"fee":{"minor":100,"asset":{"code":"USD","scale":2}},"tax":{"minor":0,"asset":{"code":"USD","scale":2}},"net":{"minor":4900,"asset":{"code":"USD","scale":2}},"replayed":false}'),
('payout-ben-1', 'payout.request', '4ba440ad801789699d89d624f4376ea80cd2e36c4b57ac8b742b92447bd01dc9 creator=5a47c43b gross=7b629da5 method=c9d916c0', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.payout.RequestResult$Requested', '{"payout":"1465bb69-5e21-5ea5-aaf6-941c9469c0e7","state":"APPROVED","gross":{"minor":5500,"asset":{"code":"USD","scale":2}},"fee":{"minor":110,"asset":{"code":"USD","scale":2}},"tax":{"minor":0,"asset":{"code":"USD","scale":2}},"net":{"minor":5390,"asset":{"code":"USD","scale":2}},"replayed":false}'),
('payout-ada-2', 'payout.request', '058d4682c8ce577916b2c9d766bcc96c042fb668ec32272d20971cb90965fc69 creator=6e9aa4b6 gross=360bfc00 method=c9d916c0', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.payout.RequestResult$Requested', '{"payout":"782b0a83-a9ae-50b9-83a8-606c8d9a872a","state":"APPROVED","gross":{"minor":2000,"asset":{"code":"USD","scale":2}},"fee":{"minor":40,"asset":{"code":"USD","scale":2}},"tax":{"minor":0,"asset":{"code":"USD","scale":2}},"net":{"minor":1960,"asset":{"code":"USD","scale":2}},"replayed":false}'),
('payout-run/2026-03-13T04:00:00Z/bank_transfer/EUR', 'payout.run', '6b66b9507d2a2eb67377c1d91d7a7e24885968ab1d1710d90690f2bbee3e5b9b cutoff=9bd999bd method=c65c1ea0 asset=5c7be600 periodEnd=27346765 minimum=74234e98', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.payout.PayoutRun$Begun', '{"run":{"value":"payout-run/2026-03-13T04:00:00Z/bank_transfer/EUR"},"replayed":false}'),
('290515c4-7cd4-5535-9a62-ac09290bb542', 'payout.run-request', 'fca3b12fbb93813b5453b9c8de7b5b628f3fab5c51174169662dee4bc52265e7 run=f36c6869 creator=44bceea4', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.payout.RequestResult$Requested', '{"payout":"ad737b1b-84fa-5135-a56e-6bd93a911551","state":"APPROVED","gross":{"minor":11000,"asset":{"code":"EUR","scale":2}},"fee":{"minor":275,"asset":{"code":"EUR","scale":2}},"tax":{"minor":0,"asset":{"code":"EUR","scale":2}},"net":{"minor":10725,"asset":{"code":"EUR","scale":2}},"replayed":false}');      
INSERT INTO "PUBLIC"."FANFARE_OPERATION" VALUES
('reserve-1', 'earning.reserve', 'e1b3540c8fd27af48cf3507141d4b33e99336293be63c346006755b80bece972 creator=6e9aa4b6 amount=1dfb35f3 reason=8d85d00e', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.earning.ReserveResult$Moved', '{"amount":{"minor":500,"asset":{"code":"USD","scale":2}},"replayed":false}'),
('tiers-1', 'tier.evaluate-all', 'ebed811e865810578f22993cacb2a691b239aa3b51b2ba01f9b9ad90526c906b policy=1f828430', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.tier.TierService$RunBegun', '{"policyVersion":"program-1-USD","replayed":false}'),
('9845c33e-0058-54fd-bd7c-1779c18b7252', 'tier.evaluate-in-run', 'e7286ca4c6f6857ed445c0ae173b69264441f3cdf6f24ae5d8f5707ad531fa61 creator=6e9aa4b6', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.tier.TierService$EvaluatedInRun', '{"tier":"bronze","outcome":"FIRST","replayed":false}'),
('95900d18-0362-580b-a06f-e29d490f3073', 'credit.set-allowance', '9dba3a1e279169e8b97eb5fe7a581f739a3d079ebb703fd1d7e6e6f2e828236f creator=6e9aa4b6 monthly=b4f30eb3 policyVersion=1f828430', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.credit.AllowanceChanged', '{"creator":{"value":"ada"},"granted":[{"type":{"code":"general"},"amount":500}],"replayed":false}'),
('partner-ada', 'tier.override', 'afd7f66ff5dfe78311610e7510baa4140649d4b60abe99edd28411bd91b9792c creator=6e9aa4b6 tier=a2de5740 reason=9852dbfa until=90c12b07', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.tier.TierService$Overridden', '{"creator":{"value":"ada"},"tier":"gold","previous":"bronze","changed":true,"until":"2026-04-01T00:00:00Z","replayed":false}'),
('d040292f-54ae-52e0-a8f9-c11c55528752', 'credit.set-allowance', '775775e9945d2a281774b7f646c1077566edb8c2bade955ee8ce6f02671cd2ad creator=6e9aa4b6 monthly=c239c7ac policyVersion=1f828430', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.credit.AllowanceChanged', '{"creator":{"value":"ada"},"granted":[{"type":{"code":"general"},"amount":1500}],"replayed":false}'),
('partner-ben', 'tier.override', 'a635f14da0f519198a250ee9ef8a668ea794e9842833fa41d677a93bde75efb3 creator=5a47c43b tier=a2de5740 reason=9852dbfa until=90c12b07', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.tier.TierService$Overridden', '{"creator":{"value":"ben"},"tier":"gold","previous":null,"changed":true,"until":"2026-04-01T00:00:00Z","replayed":false}'),
('445704e0-9205-5a09-b721-e6d139a442b6', 'credit.set-allowance', '1cd00140b9c0d23346f98f7bbf32387f598844997ba97d89d4cb38beba1a818e creator=5a47c43b monthly=c239c7ac policyVersion=1f828430', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.credit.AllowanceChanged', '{"creator":{"value":"ben"},"granted":[{"type":{"code":"general"},"amount":2000}],"replayed":false}'),
('achievements-1', 'achievement.check', 'a2ef5e4b548ccbbe658a64d35d8ad50444ba1439d667b3cb1cefdbef7d0c0304 creator=6e9aa4b6 asset=d7a15e17 figures=edf96689', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.achievement.Achievements$AchievementsChecked', U&'{"creator":{"value":"ada"},"unlocked":[{"creator":{"value":"ada"},"code":"views_1k","name":"1K Views","description":"1000 views of all videos together","badge":"\+01f331","rewardCredits":100,"policyVersion":"standard-1","metric":"total_views","value":12000,"unlockedAt":"2026-03-13T04:00:00Z"},{"creator":{"value":"ada"},"code":"views_10k","name":"10K Views","description":"10000 views of all videos together","badge":"\+01f31f","rewardCredits":100,"policyVersion":"standard-1","metric":"total_views","value":12000,"unlockedAt":"2026-03-13T04:00:00Z"},{"creator":{"value":"ada"},"code":"followers_1k","name":"1K Followers","description":"1000 followers","badge":"\+01f44b","rewardCredits":100,"policyVersion":"standard-1","metric":"followers","value":1200,"unlockedAt":"2026-03-13T04:00:00Z"}],"replayed":false}'),
('dfd1fb46-f48b-5a2b-917e-7fa025117e08', 'credit.grant', 'e1200b5bcfaa8974e13c08e7a6d6588890eae95d77d161119b66d4cf067c4b5c wallet=28ec6ba3 amount=e8702793 source=aa14428a priority=6f524aba effectiveAt=74234e98 expiresAt=74234e98', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.credit.Granted', '{"grant":"8d83739f-ccb7-5223-8213-4e32db78b127","amount":100,"available":2100,"replayed":false}');              
INSERT INTO "PUBLIC"."FANFARE_OPERATION" VALUES
('3688ff48-4b35-5b45-884d-78fe4e233268', 'credit.grant', 'e1200b5bcfaa8974e13c08e7a6d6588890eae95d77d161119b66d4cf067c4b5c wallet=28ec6ba3 amount=e8702793 source=aa14428a priority=6f524aba effectiveAt=74234e98 expiresAt=74234e98', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.credit.Granted', '{"grant":"0b7e231a-2029-52de-a158-25d90b24b0b6","amount":100,"available":2200,"replayed":false}'),
('4bef0a91-924b-56bc-a162-f8c7d1f57536', 'credit.grant', 'e1200b5bcfaa8974e13c08e7a6d6588890eae95d77d161119b66d4cf067c4b5c wallet=28ec6ba3 amount=e8702793 source=aa14428a priority=6f524aba effectiveAt=74234e98 expiresAt=74234e98', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.credit.Granted', '{"grant":"b8e4b99d-b764-5be9-91ff-eb698ccc20f2","amount":100,"available":2300,"replayed":false}'),
('order-1', 'credit.grant', 'ae21604d246535fa143fbcf75cefa6e5d441fc15a714456a1af517ef870aca6c wallet=366bb31c amount=e8702793 source=f5b45ee6 priority=6f524aba effectiveAt=74234e98 expiresAt=74234e98', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.credit.Granted', '{"grant":"58f4b074-440e-58ab-9e99-55e31af67d6e","amount":100,"available":100,"replayed":false}'),
('clip-1', 'credit.spend', '1ea75fa7daa8129016adaff34db0ab06a3f252b67794e8e758582eb16711faa2 wallet=366bb31c amount=2d69f499', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.credit.SpendResult$Spent', '{"charge":"38eedd24-7e52-5eac-af1d-d7814700a554","amount":30,"available":70,"replayed":false}'),
('clip-2', 'credit.reserve', '4906d03079144bf0ec115982dd62ea9b2e3121ba82d268bdc7969fcc5c92c754 wallet=366bb31c amount=c16a2bb7 ttl=72a76209', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.credit.ReserveResult$Reserved', '{"reservation":"8a4e3543-860c-5655-9fde-d21b283b2a86","amount":20,"expiresAt":"2026-03-14T04:00:00Z","available":50,"replayed":false}'),
('clip-3', 'credit.spend', '19f44e07909a14bc53fc3db29745d383b5ec27fe9dbaaca6b7820e5bd6086733 wallet=366bb31c amount=ab5a9f57', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.credit.SpendResult$Declined', '{"available":50,"replayed":false}');   
CREATE MEMORY TABLE "PUBLIC"."FANFARE_OUTBOX"(
    "SEQUENCE" BIGINT GENERATED ALWAYS AS IDENTITY(START WITH 1 RESTART WITH 26) NOT NULL,
    "ID" UUID NOT NULL,
    "SUBJECT" CHARACTER VARYING(128) NOT NULL,
    "AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "EVENT_TYPE" CHARACTER VARYING(255) NOT NULL,
    "EVENT" CHARACTER VARYING(1000000) NOT NULL
);           
ALTER TABLE "PUBLIC"."FANFARE_OUTBOX" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_1" PRIMARY KEY("SEQUENCE");          
-- 25 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_OUTBOX;          
INSERT INTO "PUBLIC"."FANFARE_OUTBOX"("SEQUENCE", "ID", "SUBJECT", "AT", "EVENT_TYPE", "EVENT") OVERRIDING SYSTEM VALUE VALUES
(1, UUID '019cadc6-9a80-7059-a45a-0b9f0d4b6a78', 'ada', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00+00', 'dev.fanfare.collaboration.CollaborationChanged', '{"collaboration":"24208887-cd16-5aa5-a733-7125c498ab99","initiator":{"value":"ada"},"target":{"value":"ben"},"type":"DUET","state":"PENDING","at":"2026-03-02T09:00:00Z"}'),
(2, UUID '019cadc6-9a80-7059-a45a-0ba056a90a6f', 'ada', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00+00', 'dev.fanfare.collaboration.CollaborationChanged', '{"collaboration":"24208887-cd16-5aa5-a733-7125c498ab99","initiator":{"value":"ada"},"target":{"value":"ben"},"type":"DUET","state":"ACCEPTED","at":"2026-03-02T09:00:00Z"}'),
(3, UUID '019cadc6-9a80-7059-a45a-0ba19c0f9be7', 'ada', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00+00', 'dev.fanfare.collaboration.CollaborationChanged', '{"collaboration":"be6f2c7b-ee9b-5762-a9c3-87384133d8a3","initiator":{"value":"ada"},"target":{"value":"cleo"},"type":"COLLAB_VIDEO","state":"PENDING","at":"2026-03-02T09:00:00Z"}'),
(4, UUID '019ce559-e600-7760-bd19-a53e722d20c5', 'dora', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.earning.EarningsOwed', '{"creator":{"value":"dora"},"amount":{"minor":550,"asset":{"code":"USD","scale":2}},"refund":"r-5"}'),
(5, UUID '019ce559-e600-7760-bd19-a54240791125', 'ada', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.payout.PayoutEvent$PayoutRequested', '{"creator":{"value":"ada"},"payout":"db2c9615-d211-5c81-90aa-bd2ba5e96e90","method":{"code":"paxum"},"gross":{"minor":5000,"asset":{"code":"USD","scale":2}},"net":{"minor":4900,"asset":{"code":"USD","scale":2}}}'),
(6, UUID '019ce559-e600-7760-bd19-a5444578b236', 'ada', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.payout.PayoutEvent$PayoutCompleted', '{"creator":{"value":"ada"},"payout":"db2c9615-d211-5c81-90aa-bd2ba5e96e90","method":{"code":"paxum"},"net":{"minor":4900,"asset":{"code":"USD","scale":2}},"reference":"sandbox-d063dfa1-b34d-5b5e-9936-b4425ba1a442"}'),
(7, UUID '019ce559-e600-7760-bd19-a5474cfab638', 'ben', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.payout.PayoutEvent$PayoutRequested', '{"creator":{"value":"ben"},"payout":"1465bb69-5e21-5ea5-aaf6-941c9469c0e7","method":{"code":"paxum"},"gross":{"minor":5500,"asset":{"code":"USD","scale":2}},"net":{"minor":5390,"asset":{"code":"USD","scale":2}}}'),
(8, UUID '019ce559-e600-7760-bd19-a548e43dce23', 'ben', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.payout.PayoutEvent$PayoutUnknown', '{"creator":{"value":"ben"},"payout":"1465bb69-5e21-5ea5-aaf6-941c9469c0e7","net":{"minor":5390,"asset":{"code":"USD","scale":2}},"reason":"no answer: SandboxTimeoutException"}'),
(9, UUID '019ce559-e600-7760-bd19-a54b68f1d84f', 'ada', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.payout.PayoutEvent$PayoutRequested', '{"creator":{"value":"ada"},"payout":"782b0a83-a9ae-50b9-83a8-606c8d9a872a","method":{"code":"paxum"},"gross":{"minor":2000,"asset":{"code":"USD","scale":2}},"net":{"minor":1960,"asset":{"code":"USD","scale":2}}}'),
(10, UUID '019ce559-e600-7760-bd19-a54e9fd90add', 'eve', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.payout.PayoutEvent$PayoutRequested', '{"creator":{"value":"eve"},"payout":"ad737b1b-84fa-5135-a56e-6bd93a911551","method":{"code":"bank_transfer"},"gross":{"minor":11000,"asset":{"code":"EUR","scale":2}},"net":{"minor":10725,"asset":{"code":"EUR","scale":2}}}'),
(11, UUID '019ce559-e600-7760-bd19-a54f0a5e9b5e', 'eve', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.payout.PayoutEvent$PayoutSubmitted', '{"creator":{"value":"eve"},"payout":"ad737b1b-84fa-5135-a56e-6bd93a911551","method":{"code":"bank_transfer"},"net":{"minor":10725,"asset":{"code":"EUR","scale":2}},"reference":"fb76f86fba0e576ea24da70de8ed611b"}'),
(12, UUID '019ce559-e600-7760-bd19-a551c37b5ff0', 'ada', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.tier.TierChanged', '{"creator":{"value":"ada"},"previous":null,"tier":"bronze","level":2,"cause":"EVALUATION","from":"2026-03-13T04:00:00Z","policyVersion":"program-1-USD"}');         
INSERT INTO "PUBLIC"."FANFARE_OUTBOX"("SEQUENCE", "ID", "SUBJECT", "AT", "EVENT_TYPE", "EVENT") OVERRIDING SYSTEM VALUE VALUES
(13, UUID '019ce559-e600-7760-bd19-a5524ae4e979', 'ada', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.credit.CreditsGranted', '{"wallet":{"creator":{"value":"ada"},"type":{"code":"general"}},"grant":"96231b4c-cb96-5fc3-9eab-d01cec5e733d","source":"ALLOWANCE","amount":500,"expiresAt":"2026-04-13T04:00:00Z","available":500,"at":"2026-03-13T04:00:00Z"}'),
(14, UUID '019ce559-e600-7760-bd19-a553df59e880', 'ada', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.tier.TierChanged', '{"creator":{"value":"ada"},"previous":"bronze","tier":"gold","level":4,"cause":"OVERRIDE","from":"2026-03-13T04:00:00Z","policyVersion":"program-1-USD"}'),
(15, UUID '019ce559-e600-7760-bd19-a554a2a1ff19', 'ada', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.credit.CreditsGranted', '{"wallet":{"creator":{"value":"ada"},"type":{"code":"general"}},"grant":"ac58f617-9074-53a7-87c4-6e4547041784","source":"ALLOWANCE","amount":1500,"expiresAt":"2026-04-13T04:00:00Z","available":2000,"at":"2026-03-13T04:00:00Z"}'),
(16, UUID '019ce559-e600-7760-bd19-a5551913c392', 'ben', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.tier.TierChanged', '{"creator":{"value":"ben"},"previous":null,"tier":"gold","level":4,"cause":"OVERRIDE","from":"2026-03-13T04:00:00Z","policyVersion":"program-1-USD"}'),
(17, UUID '019ce559-e600-7760-bd19-a55628c887a4', 'ben', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.credit.CreditsGranted', '{"wallet":{"creator":{"value":"ben"},"type":{"code":"general"}},"grant":"49806bc1-c14e-5925-90d4-3f82af5c98cc","source":"ALLOWANCE","amount":2000,"expiresAt":"2026-04-13T04:00:00Z","available":2000,"at":"2026-03-13T04:00:00Z"}'),
(18, UUID '019ce559-e600-7760-bd19-a5573e3a3c5b', 'ada', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.credit.CreditsGranted', '{"wallet":{"creator":{"value":"ada"},"type":{"code":"general"}},"grant":"8d83739f-ccb7-5223-8213-4e32db78b127","source":"ACHIEVEMENT","amount":100,"expiresAt":null,"available":2100,"at":"2026-03-13T04:00:00Z"}'),
(19, UUID '019ce559-e600-7760-bd19-a5580377caef', 'ada', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.achievement.AchievementUnlocked', U&'{"creator":{"value":"ada"},"code":"views_1k","name":"1K Views","badge":"\+01f331","rewardCredits":100,"at":"2026-03-13T04:00:00Z"}'),
(20, UUID '019ce559-e600-7760-bd19-a559aa79fa1a', 'ada', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.credit.CreditsGranted', '{"wallet":{"creator":{"value":"ada"},"type":{"code":"general"}},"grant":"0b7e231a-2029-52de-a158-25d90b24b0b6","source":"ACHIEVEMENT","amount":100,"expiresAt":null,"available":2200,"at":"2026-03-13T04:00:00Z"}'),
(21, UUID '019ce559-e600-7760-bd19-a55ad35ca304', 'ada', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.achievement.AchievementUnlocked', U&'{"creator":{"value":"ada"},"code":"views_10k","name":"10K Views","badge":"\+01f31f","rewardCredits":100,"at":"2026-03-13T04:00:00Z"}'),
(22, UUID '019ce559-e600-7760-bd19-a55bdf2c9d3c', 'ada', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.credit.CreditsGranted', '{"wallet":{"creator":{"value":"ada"},"type":{"code":"general"}},"grant":"b8e4b99d-b764-5be9-91ff-eb698ccc20f2","source":"ACHIEVEMENT","amount":100,"expiresAt":null,"available":2300,"at":"2026-03-13T04:00:00Z"}'),
(23, UUID '019ce559-e600-7760-bd19-a55c4193585f', 'ada', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.achievement.AchievementUnlocked', U&'{"creator":{"value":"ada"},"code":"followers_1k","name":"1K Followers","badge":"\+01f44b","rewardCredits":100,"at":"2026-03-13T04:00:00Z"}'),
(24, UUID '019ce559-e600-7760-bd19-a55d2b9895a0', 'ada', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.credit.CreditsGranted', '{"wallet":{"creator":{"value":"ada"},"type":{"code":"video_edit"}},"grant":"58f4b074-440e-58ab-9e99-55e31af67d6e","source":"PURCHASE","amount":100,"expiresAt":null,"available":100,"at":"2026-03-13T04:00:00Z"}');            
INSERT INTO "PUBLIC"."FANFARE_OUTBOX"("SEQUENCE", "ID", "SUBJECT", "AT", "EVENT_TYPE", "EVENT") OVERRIDING SYSTEM VALUE VALUES
(25, UUID '019ce559-e600-7760-bd19-a55e7078ddea', 'ada', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dev.fanfare.credit.CreditsExhausted', '{"wallet":{"creator":{"value":"ada"},"type":{"code":"video_edit"}},"available":50,"missing":30,"at":"2026-03-13T04:00:00Z"}');              
CREATE MEMORY TABLE "PUBLIC"."FANFARE_OUTBOX_SUBJECT"(
    "SUBJECT" CHARACTER VARYING(128) NOT NULL
);        
ALTER TABLE "PUBLIC"."FANFARE_OUTBOX_SUBJECT" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_1F" PRIMARY KEY("SUBJECT");  
-- 4 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_OUTBOX_SUBJECT;   
INSERT INTO "PUBLIC"."FANFARE_OUTBOX_SUBJECT" VALUES
('ada'),
('dora'),
('ben'),
('eve');      
CREATE MEMORY TABLE "PUBLIC"."FANFARE_CREATOR"(
    "ID" CHARACTER VARYING(64) NOT NULL,
    "DISPLAY_NAME" CHARACTER VARYING(200) NOT NULL,
    "CURRENCY" CHARACTER VARYING(12) NOT NULL,
    "CURRENCY_SCALE" SMALLINT NOT NULL,
    "ZONE" CHARACTER VARYING(64) NOT NULL,
    "JOINED_AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "VERIFICATION" CHARACTER VARYING(16) NOT NULL,
    "PAYOUT_HOLD" CHARACTER VARYING(200)
);            
ALTER TABLE "PUBLIC"."FANFARE_CREATOR" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_A" PRIMARY KEY("ID");               
-- 5 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_CREATOR;          
INSERT INTO "PUBLIC"."FANFARE_CREATOR" VALUES
('ada', 'ada', 'USD', 2, 'Z', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00+00', 'VERIFIED', NULL),
('ben', 'ben', 'USD', 2, 'Z', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00+00', 'VERIFIED', NULL),
('dora', 'dora', 'USD', 2, 'Z', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00+00', 'VERIFIED', 'charged back'),
('cleo', 'cleo', 'JPY', 0, 'Z', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00+00', 'PENDING', NULL),
('eve', 'eve', 'EUR', 2, 'Z', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00+00', 'VERIFIED', NULL); 
CREATE MEMORY TABLE "PUBLIC"."FANFARE_ACCOUNT"(
    "ID" UUID NOT NULL,
    "KIND" CHARACTER VARYING(32) NOT NULL,
    "OWNER" CHARACTER VARYING(64) NOT NULL,
    "ASSET" CHARACTER VARYING(12) NOT NULL,
    "SCALE" SMALLINT NOT NULL,
    "BALANCE" BIGINT NOT NULL,
    "SEQ" BIGINT NOT NULL
);          
ALTER TABLE "PUBLIC"."FANFARE_ACCOUNT" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_2" PRIMARY KEY("ID");               
-- 28 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_ACCOUNT;         
INSERT INTO "PUBLIC"."FANFARE_ACCOUNT" VALUES
(UUID 'bbd87bb1-a4e7-5bb2-8550-36ebb01c2b4c', 'EARNINGS_PENDING', 'ada', 'USD', 2, 5225, 5),
(UUID '34b9dc81-57f6-53ce-b85e-0e5626c89de9', 'EARNINGS_AVAILABLE', 'ada', 'USD', 2, 3500, 4),
(UUID '36665fe2-8860-5421-9346-074f67ebfae1', 'RECEIVABLE', 'ada', 'USD', 2, 0, 0),
(UUID 'bcc22fba-cef2-55dd-bf19-5197cead8c88', 'EARNINGS_PENDING', 'ben', 'USD', 2, 275, 3),
(UUID '2d8b4a1f-5096-5448-ae9e-7cfb7f4b0598', 'EARNINGS_AVAILABLE', 'ben', 'USD', 2, 0, 2),
(UUID '772210ba-65dc-575a-b72a-e3c629e4db5a', 'RECEIVABLE', 'ben', 'USD', 2, 0, 0),
(UUID 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', 'FANS', '', 'USD', 2, 0, 0),
(UUID '9e642c64-0c75-565d-98ae-076bca4e5f60', 'COMMISSION', '', 'USD', 2, 0, 0),
(UUID 'fd065fdc-4ef8-5791-9559-1f0f3afd6ed8', 'EARNINGS_PENDING', 'cleo', 'JPY', 0, 1650, 1),
(UUID 'd6bb4bbc-9203-589b-a769-fedea8e48c88', 'EARNINGS_AVAILABLE', 'cleo', 'JPY', 0, 0, 0),
(UUID '084fc159-630f-55d1-8cd5-62009eacfa67', 'RECEIVABLE', 'cleo', 'JPY', 0, 0, 0),
(UUID '4992e6ec-dd93-5bb3-86bf-64025d20005c', 'EARNINGS_PENDING', 'dora', 'USD', 2, 0, 2),
(UUID '2b4c2d36-dbd0-5646-b980-16fec2467775', 'EARNINGS_AVAILABLE', 'dora', 'USD', 2, 0, 2),
(UUID '41f9dde0-a618-5907-9ef0-135759bea9f4', 'RECEIVABLE', 'dora', 'USD', 2, -550, 1),
(UUID '43db2447-97d9-5c26-8197-e3b1f3315a09', 'EARNINGS_PENDING', 'eve', 'EUR', 2, 0, 2),
(UUID '7bb928fc-477b-55d0-a64a-cccbf9f402cd', 'EARNINGS_AVAILABLE', 'eve', 'EUR', 2, 0, 2),
(UUID 'b11d3ab8-219d-58da-94fb-f0c9b8a7435c', 'RECEIVABLE', 'eve', 'EUR', 2, 0, 0),
(UUID '75d94cc9-4120-5e2f-b063-9f05e292816d', 'FANS', '', 'EUR', 2, 0, 0),
(UUID 'b52013df-ef3d-5d66-b9a9-cfbc369a73a8', 'FANS', '', 'JPY', 0, 0, 0),
(UUID '62ffe2c0-8560-5d7a-ae35-068dbc3ad2ce', 'COMMISSION', '', 'EUR', 2, 0, 0),
(UUID 'd86c029c-ada4-5947-b4ab-b83ecda92b85', 'COMMISSION', '', 'JPY', 0, 0, 0),
(UUID 'fc13bb4f-0590-514d-a234-359adc9424ea', 'CASH', 'bank', 'USD', 2, 0, 0),
(UUID '0b463cef-8e6a-5fe8-b3d9-b946a139097a', 'PAYOUT_CLEARING', 'ada', 'USD', 2, 2000, 4),
(UUID '843ed094-5a3f-51c2-917a-ab10fd9fa355', 'PAYOUT_FEES', '', 'USD', 2, 0, 0),
(UUID 'bde9e0bb-c0b1-556c-8117-d427d3eda031', 'CASH', 'sandbox', 'USD', 2, 0, 0),
(UUID '75a8542c-b3cb-512f-9f77-6f905466ac97', 'PAYOUT_CLEARING', 'ben', 'USD', 2, 5500, 1),
(UUID '992896fb-5753-559e-a499-efb55d20fe57', 'PAYOUT_CLEARING', 'eve', 'EUR', 2, 11000, 1),
(UUID '1ae3a016-99b4-5423-9ff6-adacd1cef7ab', 'RESERVE', 'ada', 'USD', 2, 500, 1);             
CREATE MEMORY TABLE "PUBLIC"."FANFARE_TRANSACTION"(
    "ID" UUID NOT NULL,
    "RECORDED" BIGINT GENERATED ALWAYS AS IDENTITY(START WITH 1 RESTART WITH 21) NOT NULL,
    "KIND" CHARACTER VARYING(32) NOT NULL,
    "TX_KEY" CHARACTER VARYING(128) NOT NULL,
    "AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "REFERENCE" CHARACTER VARYING(128) NOT NULL,
    "FX_QUOTE" CHARACTER VARYING(1000000),
    "REVERSES" UUID
);              
ALTER TABLE "PUBLIC"."FANFARE_TRANSACTION" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_B" PRIMARY KEY("ID");           
-- 20 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_TRANSACTION;     
INSERT INTO "PUBLIC"."FANFARE_TRANSACTION"("ID", "RECORDED", "KIND", "TX_KEY", "AT", "REFERENCE", "FX_QUOTE", "REVERSES") OVERRIDING SYSTEM VALUE VALUES
(UUID '019cd730-6900-741f-aae6-dbb2b4202d80', 1, 'SALE', 's-1', TIMESTAMP WITH TIME ZONE '2026-03-10 10:00:00+00', 's-1', NULL, NULL),
(UUID '019cd730-6900-741f-aae6-dbb311a068bb', 2, 'SALE', 'g-1', TIMESTAMP WITH TIME ZONE '2026-03-02 10:00:00+00', 'g-1', NULL, NULL),
(UUID '019cd730-6900-741f-aae6-dbb453a4f82b', 3, 'SALE', 'g-3', TIMESTAMP WITH TIME ZONE '2026-03-02 10:00:00+00', 'g-3', NULL, NULL),
(UUID '019cd730-6900-741f-aae6-dbb524479d31', 4, 'SALE', 'g-5', TIMESTAMP WITH TIME ZONE '2026-03-02 10:00:00+00', 'g-5', NULL, NULL),
(UUID '019cd730-6900-741f-aae6-dbb62f8620fa', 5, 'SALE', 'sub-1', TIMESTAMP WITH TIME ZONE '2026-03-02 10:00:00+00', 'sub-1', NULL, NULL),
(UUID '019cd730-6900-741f-aae6-dbb7294b7011', 6, 'SALE', 'g-2', TIMESTAMP WITH TIME ZONE '2026-03-09 10:00:00+00', 'g-2', NULL, NULL),
(UUID '019cd730-6900-741f-aae6-dbb8afa4027e', 7, 'SALE', 'g-4', TIMESTAMP WITH TIME ZONE '2026-03-10 10:00:00+00', 'g-4', NULL, NULL),
(UUID '019cd730-6900-741f-aae6-dbb99a4150d9', 8, 'REFUND', 'r-1', TIMESTAMP WITH TIME ZONE '2026-03-10 11:00:00+00', 'g-2', NULL, NULL),
(UUID '019ce559-e600-7760-bd19-a53874a3136c', 9, 'MATURITY', '019ce559-e600-7760-bd19-a53874a3136c', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'ada', NULL, NULL),
(UUID '019ce559-e600-7760-bd19-a53975b428b9', 10, 'MATURITY', '019ce559-e600-7760-bd19-a53975b428b9', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'ben', NULL, NULL),
(UUID '019ce559-e600-7760-bd19-a53a6b28627d', 11, 'MATURITY', '019ce559-e600-7760-bd19-a53a6b28627d', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'dora', NULL, NULL),
(UUID '019ce559-e600-7760-bd19-a53b06baa7e7', 12, 'MATURITY', '019ce559-e600-7760-bd19-a53b06baa7e7', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'eve', NULL, NULL),
(UUID '019ce559-e600-7760-bd19-a53c52cf76eb', 13, 'ADJUSTMENT', 'by-hand', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'paid by hand', NULL, NULL),
(UUID '019ce559-e600-7760-bd19-a53f480f28bf', 14, 'REFUND', 'r-5', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'g-5', NULL, NULL),
(UUID '019ce559-e600-7760-bd19-a5416bbb5369', 15, 'PAYOUT_REQUEST', 'db2c9615-d211-5c81-90aa-bd2ba5e96e90', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'db2c9615-d211-5c81-90aa-bd2ba5e96e90', NULL, NULL),
(UUID '019ce559-e600-7760-bd19-a543c336a76d', 16, 'PAYOUT_PAID', 'db2c9615-d211-5c81-90aa-bd2ba5e96e90', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'db2c9615-d211-5c81-90aa-bd2ba5e96e90', NULL, NULL),
(UUID '019ce559-e600-7760-bd19-a5464212a1df', 17, 'PAYOUT_REQUEST', '1465bb69-5e21-5ea5-aaf6-941c9469c0e7', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', '1465bb69-5e21-5ea5-aaf6-941c9469c0e7', NULL, NULL),
(UUID '019ce559-e600-7760-bd19-a54a3694cd11', 18, 'PAYOUT_REQUEST', '782b0a83-a9ae-50b9-83a8-606c8d9a872a', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', '782b0a83-a9ae-50b9-83a8-606c8d9a872a', NULL, NULL),
(UUID '019ce559-e600-7760-bd19-a54dfb9fd3e7', 19, 'PAYOUT_REQUEST', 'ad737b1b-84fa-5135-a56e-6bd93a911551', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'ad737b1b-84fa-5135-a56e-6bd93a911551', NULL, NULL),
(UUID '019ce559-e600-7760-bd19-a550580d3e75', 20, 'RESERVE', 'reserve-1', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'a dispute', NULL, NULL);        
CREATE INDEX "PUBLIC"."FANFARE_TRANSACTION_AT" ON "PUBLIC"."FANFARE_TRANSACTION"("AT" NULLS FIRST);            
CREATE MEMORY TABLE "PUBLIC"."FANFARE_TRANSFER"(
    "TXN" UUID NOT NULL,
    "LINE" SMALLINT NOT NULL,
    "DEBIT" UUID NOT NULL,
    "CREDIT" UUID NOT NULL,
    "ASSET" CHARACTER VARYING(12) NOT NULL,
    "SCALE" SMALLINT NOT NULL,
    "AMOUNT" BIGINT NOT NULL
);      
ALTER TABLE "PUBLIC"."FANFARE_TRANSFER" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_8" PRIMARY KEY("TXN", "LINE");     
-- 31 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_TRANSFER;        
INSERT INTO "PUBLIC"."FANFARE_TRANSFER" VALUES
(UUID '019cd730-6900-741f-aae6-dbb2b4202d80', 0, UUID 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', UUID 'bbd87bb1-a4e7-5bb2-8550-36ebb01c2b4c', 'USD', 2, 275),
(UUID '019cd730-6900-741f-aae6-dbb2b4202d80', 1, UUID 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', UUID 'bcc22fba-cef2-55dd-bf19-5197cead8c88', 'USD', 2, 275),
(UUID '019cd730-6900-741f-aae6-dbb2b4202d80', 2, UUID 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', UUID '9e642c64-0c75-565d-98ae-076bca4e5f60', 'USD', 2, 450),
(UUID '019cd730-6900-741f-aae6-dbb311a068bb', 0, UUID 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', UUID 'bbd87bb1-a4e7-5bb2-8550-36ebb01c2b4c', 'USD', 2, 11000),
(UUID '019cd730-6900-741f-aae6-dbb311a068bb', 1, UUID 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', UUID '9e642c64-0c75-565d-98ae-076bca4e5f60', 'USD', 2, 9000),
(UUID '019cd730-6900-741f-aae6-dbb453a4f82b', 0, UUID 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', UUID 'bcc22fba-cef2-55dd-bf19-5197cead8c88', 'USD', 2, 5500),
(UUID '019cd730-6900-741f-aae6-dbb453a4f82b', 1, UUID 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', UUID '9e642c64-0c75-565d-98ae-076bca4e5f60', 'USD', 2, 4500),
(UUID '019cd730-6900-741f-aae6-dbb524479d31', 0, UUID 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', UUID '4992e6ec-dd93-5bb3-86bf-64025d20005c', 'USD', 2, 550),
(UUID '019cd730-6900-741f-aae6-dbb524479d31', 1, UUID 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', UUID '9e642c64-0c75-565d-98ae-076bca4e5f60', 'USD', 2, 450),
(UUID '019cd730-6900-741f-aae6-dbb62f8620fa', 0, UUID '75d94cc9-4120-5e2f-b063-9f05e292816d', UUID '43db2447-97d9-5c26-8197-e3b1f3315a09', 'EUR', 2, 11000),
(UUID '019cd730-6900-741f-aae6-dbb62f8620fa', 1, UUID '75d94cc9-4120-5e2f-b063-9f05e292816d', UUID '62ffe2c0-8560-5d7a-ae35-068dbc3ad2ce', 'EUR', 2, 9000),
(UUID '019cd730-6900-741f-aae6-dbb7294b7011', 0, UUID 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', UUID 'bbd87bb1-a4e7-5bb2-8550-36ebb01c2b4c', 'USD', 2, 5500),
(UUID '019cd730-6900-741f-aae6-dbb7294b7011', 1, UUID 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', UUID '9e642c64-0c75-565d-98ae-076bca4e5f60', 'USD', 2, 4500),
(UUID '019cd730-6900-741f-aae6-dbb8afa4027e', 0, UUID 'b52013df-ef3d-5d66-b9a9-cfbc369a73a8', UUID 'fd065fdc-4ef8-5791-9559-1f0f3afd6ed8', 'JPY', 0, 1650),
(UUID '019cd730-6900-741f-aae6-dbb8afa4027e', 1, UUID 'b52013df-ef3d-5d66-b9a9-cfbc369a73a8', UUID 'd86c029c-ada4-5947-b4ab-b83ecda92b85', 'JPY', 0, 1350),
(UUID '019cd730-6900-741f-aae6-dbb99a4150d9', 0, UUID 'bbd87bb1-a4e7-5bb2-8550-36ebb01c2b4c', UUID 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', 'USD', 2, 550),
(UUID '019cd730-6900-741f-aae6-dbb99a4150d9', 1, UUID '9e642c64-0c75-565d-98ae-076bca4e5f60', UUID 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', 'USD', 2, 450),
(UUID '019ce559-e600-7760-bd19-a53874a3136c', 0, UUID 'bbd87bb1-a4e7-5bb2-8550-36ebb01c2b4c', UUID '34b9dc81-57f6-53ce-b85e-0e5626c89de9', 'USD', 2, 11000),
(UUID '019ce559-e600-7760-bd19-a53975b428b9', 0, UUID 'bcc22fba-cef2-55dd-bf19-5197cead8c88', UUID '2d8b4a1f-5096-5448-ae9e-7cfb7f4b0598', 'USD', 2, 5500),
(UUID '019ce559-e600-7760-bd19-a53a6b28627d', 0, UUID '4992e6ec-dd93-5bb3-86bf-64025d20005c', UUID '2b4c2d36-dbd0-5646-b980-16fec2467775', 'USD', 2, 550),
(UUID '019ce559-e600-7760-bd19-a53b06baa7e7', 0, UUID '43db2447-97d9-5c26-8197-e3b1f3315a09', UUID '7bb928fc-477b-55d0-a64a-cccbf9f402cd', 'EUR', 2, 11000),
(UUID '019ce559-e600-7760-bd19-a53c52cf76eb', 0, UUID '2b4c2d36-dbd0-5646-b980-16fec2467775', UUID 'fc13bb4f-0590-514d-a234-359adc9424ea', 'USD', 2, 550),
(UUID '019ce559-e600-7760-bd19-a53f480f28bf', 0, UUID '41f9dde0-a618-5907-9ef0-135759bea9f4', UUID 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', 'USD', 2, 550),
(UUID '019ce559-e600-7760-bd19-a53f480f28bf', 1, UUID '9e642c64-0c75-565d-98ae-076bca4e5f60', UUID 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', 'USD', 2, 450),
(UUID '019ce559-e600-7760-bd19-a5416bbb5369', 0, UUID '34b9dc81-57f6-53ce-b85e-0e5626c89de9', UUID '0b463cef-8e6a-5fe8-b3d9-b946a139097a', 'USD', 2, 5000),
(UUID '019ce559-e600-7760-bd19-a543c336a76d', 0, UUID '0b463cef-8e6a-5fe8-b3d9-b946a139097a', UUID 'bde9e0bb-c0b1-556c-8117-d427d3eda031', 'USD', 2, 4900),
(UUID '019ce559-e600-7760-bd19-a543c336a76d', 1, UUID '0b463cef-8e6a-5fe8-b3d9-b946a139097a', UUID '843ed094-5a3f-51c2-917a-ab10fd9fa355', 'USD', 2, 100);     
INSERT INTO "PUBLIC"."FANFARE_TRANSFER" VALUES
(UUID '019ce559-e600-7760-bd19-a5464212a1df', 0, UUID '2d8b4a1f-5096-5448-ae9e-7cfb7f4b0598', UUID '75a8542c-b3cb-512f-9f77-6f905466ac97', 'USD', 2, 5500),
(UUID '019ce559-e600-7760-bd19-a54a3694cd11', 0, UUID '34b9dc81-57f6-53ce-b85e-0e5626c89de9', UUID '0b463cef-8e6a-5fe8-b3d9-b946a139097a', 'USD', 2, 2000),
(UUID '019ce559-e600-7760-bd19-a54dfb9fd3e7', 0, UUID '7bb928fc-477b-55d0-a64a-cccbf9f402cd', UUID '992896fb-5753-559e-a499-efb55d20fe57', 'EUR', 2, 11000),
(UUID '019ce559-e600-7760-bd19-a550580d3e75', 0, UUID '34b9dc81-57f6-53ce-b85e-0e5626c89de9', UUID '1ae3a016-99b4-5423-9ff6-adacd1cef7ab', 'USD', 2, 500); 
CREATE MEMORY TABLE "PUBLIC"."FANFARE_POSTING"(
    "ACCOUNT" UUID NOT NULL,
    "SEQ" BIGINT NOT NULL,
    "TXN" UUID,
    "LINE" SMALLINT,
    "AT" TIMESTAMP(6) WITH TIME ZONE,
    "DELTA" BIGINT NOT NULL,
    "PREV_SEQ" BIGINT,
    "PREV_BALANCE" BIGINT,
    "BALANCE_AFTER" BIGINT NOT NULL
);       
ALTER TABLE "PUBLIC"."FANFARE_POSTING" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_55" PRIMARY KEY("ACCOUNT", "SEQ");  
-- 59 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_POSTING;         
INSERT INTO "PUBLIC"."FANFARE_POSTING" VALUES
(UUID 'bbd87bb1-a4e7-5bb2-8550-36ebb01c2b4c', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
(UUID '34b9dc81-57f6-53ce-b85e-0e5626c89de9', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
(UUID '36665fe2-8860-5421-9346-074f67ebfae1', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
(UUID 'bcc22fba-cef2-55dd-bf19-5197cead8c88', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
(UUID '2d8b4a1f-5096-5448-ae9e-7cfb7f4b0598', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
(UUID '772210ba-65dc-575a-b72a-e3c629e4db5a', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
(UUID 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
(UUID '9e642c64-0c75-565d-98ae-076bca4e5f60', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
(UUID 'bbd87bb1-a4e7-5bb2-8550-36ebb01c2b4c', 1, UUID '019cd730-6900-741f-aae6-dbb2b4202d80', 0, TIMESTAMP WITH TIME ZONE '2026-03-10 10:00:00+00', 275, 0, 0, 275),
(UUID 'bcc22fba-cef2-55dd-bf19-5197cead8c88', 1, UUID '019cd730-6900-741f-aae6-dbb2b4202d80', 1, TIMESTAMP WITH TIME ZONE '2026-03-10 10:00:00+00', 275, 0, 0, 275),
(UUID 'fd065fdc-4ef8-5791-9559-1f0f3afd6ed8', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
(UUID 'd6bb4bbc-9203-589b-a769-fedea8e48c88', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
(UUID '084fc159-630f-55d1-8cd5-62009eacfa67', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
(UUID '4992e6ec-dd93-5bb3-86bf-64025d20005c', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
(UUID '2b4c2d36-dbd0-5646-b980-16fec2467775', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
(UUID '41f9dde0-a618-5907-9ef0-135759bea9f4', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
(UUID '43db2447-97d9-5c26-8197-e3b1f3315a09', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
(UUID '7bb928fc-477b-55d0-a64a-cccbf9f402cd', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
(UUID 'b11d3ab8-219d-58da-94fb-f0c9b8a7435c', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
(UUID '75d94cc9-4120-5e2f-b063-9f05e292816d', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
(UUID 'b52013df-ef3d-5d66-b9a9-cfbc369a73a8', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
(UUID '62ffe2c0-8560-5d7a-ae35-068dbc3ad2ce', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
(UUID 'd86c029c-ada4-5947-b4ab-b83ecda92b85', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
(UUID 'bbd87bb1-a4e7-5bb2-8550-36ebb01c2b4c', 2, UUID '019cd730-6900-741f-aae6-dbb311a068bb', 0, TIMESTAMP WITH TIME ZONE '2026-03-02 10:00:00+00', 11000, 1, 275, 11275),
(UUID 'bcc22fba-cef2-55dd-bf19-5197cead8c88', 2, UUID '019cd730-6900-741f-aae6-dbb453a4f82b', 0, TIMESTAMP WITH TIME ZONE '2026-03-02 10:00:00+00', 5500, 1, 275, 5775),
(UUID '4992e6ec-dd93-5bb3-86bf-64025d20005c', 1, UUID '019cd730-6900-741f-aae6-dbb524479d31', 0, TIMESTAMP WITH TIME ZONE '2026-03-02 10:00:00+00', 550, 0, 0, 550),
(UUID '43db2447-97d9-5c26-8197-e3b1f3315a09', 1, UUID '019cd730-6900-741f-aae6-dbb62f8620fa', 0, TIMESTAMP WITH TIME ZONE '2026-03-02 10:00:00+00', 11000, 0, 0, 11000),
(UUID 'bbd87bb1-a4e7-5bb2-8550-36ebb01c2b4c', 3, UUID '019cd730-6900-741f-aae6-dbb7294b7011', 0, TIMESTAMP WITH TIME ZONE '2026-03-09 10:00:00+00', 5500, 2, 11275, 16775),
(UUID 'fd065fdc-4ef8-5791-9559-1f0f3afd6ed8', 1, UUID '019cd730-6900-741f-aae6-dbb8afa4027e', 0, TIMESTAMP WITH TIME ZONE '2026-03-10 10:00:00+00', 1650, 0, 0, 1650),
(UUID 'bbd87bb1-a4e7-5bb2-8550-36ebb01c2b4c', 4, UUID '019cd730-6900-741f-aae6-dbb99a4150d9', 0, TIMESTAMP WITH TIME ZONE '2026-03-10 11:00:00+00', -550, 3, 16775, 16225),
(UUID 'bbd87bb1-a4e7-5bb2-8550-36ebb01c2b4c', 5, UUID '019ce559-e600-7760-bd19-a53874a3136c', 0, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', -11000, 4, 16225, 5225),
(UUID '34b9dc81-57f6-53ce-b85e-0e5626c89de9', 1, UUID '019ce559-e600-7760-bd19-a53874a3136c', 0, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 11000, 0, 0, 11000),
(UUID 'bcc22fba-cef2-55dd-bf19-5197cead8c88', 3, UUID '019ce559-e600-7760-bd19-a53975b428b9', 0, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', -5500, 2, 5775, 275),
(UUID '2d8b4a1f-5096-5448-ae9e-7cfb7f4b0598', 1, UUID '019ce559-e600-7760-bd19-a53975b428b9', 0, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 5500, 0, 0, 5500),
(UUID '4992e6ec-dd93-5bb3-86bf-64025d20005c', 2, UUID '019ce559-e600-7760-bd19-a53a6b28627d', 0, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', -550, 1, 550, 0);            
INSERT INTO "PUBLIC"."FANFARE_POSTING" VALUES
(UUID '2b4c2d36-dbd0-5646-b980-16fec2467775', 1, UUID '019ce559-e600-7760-bd19-a53a6b28627d', 0, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 550, 0, 0, 550),
(UUID '43db2447-97d9-5c26-8197-e3b1f3315a09', 2, UUID '019ce559-e600-7760-bd19-a53b06baa7e7', 0, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', -11000, 1, 11000, 0),
(UUID '7bb928fc-477b-55d0-a64a-cccbf9f402cd', 1, UUID '019ce559-e600-7760-bd19-a53b06baa7e7', 0, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 11000, 0, 0, 11000),
(UUID 'fc13bb4f-0590-514d-a234-359adc9424ea', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
(UUID '2b4c2d36-dbd0-5646-b980-16fec2467775', 2, UUID '019ce559-e600-7760-bd19-a53c52cf76eb', 0, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', -550, 1, 550, 0),
(UUID '41f9dde0-a618-5907-9ef0-135759bea9f4', 1, UUID '019ce559-e600-7760-bd19-a53f480f28bf', 0, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', -550, 0, 0, -550),
(UUID '0b463cef-8e6a-5fe8-b3d9-b946a139097a', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
(UUID '34b9dc81-57f6-53ce-b85e-0e5626c89de9', 2, UUID '019ce559-e600-7760-bd19-a5416bbb5369', 0, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', -5000, 1, 11000, 6000),
(UUID '0b463cef-8e6a-5fe8-b3d9-b946a139097a', 1, UUID '019ce559-e600-7760-bd19-a5416bbb5369', 0, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 5000, 0, 0, 5000),
(UUID '843ed094-5a3f-51c2-917a-ab10fd9fa355', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
(UUID 'bde9e0bb-c0b1-556c-8117-d427d3eda031', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
(UUID '0b463cef-8e6a-5fe8-b3d9-b946a139097a', 2, UUID '019ce559-e600-7760-bd19-a543c336a76d', 0, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', -4900, 1, 5000, 100),
(UUID '0b463cef-8e6a-5fe8-b3d9-b946a139097a', 3, UUID '019ce559-e600-7760-bd19-a543c336a76d', 1, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', -100, 2, 100, 0),
(UUID '75a8542c-b3cb-512f-9f77-6f905466ac97', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
(UUID '2d8b4a1f-5096-5448-ae9e-7cfb7f4b0598', 2, UUID '019ce559-e600-7760-bd19-a5464212a1df', 0, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', -5500, 1, 5500, 0),
(UUID '75a8542c-b3cb-512f-9f77-6f905466ac97', 1, UUID '019ce559-e600-7760-bd19-a5464212a1df', 0, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 5500, 0, 0, 5500),
(UUID '34b9dc81-57f6-53ce-b85e-0e5626c89de9', 3, UUID '019ce559-e600-7760-bd19-a54a3694cd11', 0, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', -2000, 2, 6000, 4000),
(UUID '0b463cef-8e6a-5fe8-b3d9-b946a139097a', 4, UUID '019ce559-e600-7760-bd19-a54a3694cd11', 0, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 2000, 3, 0, 2000),
(UUID '992896fb-5753-559e-a499-efb55d20fe57', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
(UUID '7bb928fc-477b-55d0-a64a-cccbf9f402cd', 2, UUID '019ce559-e600-7760-bd19-a54dfb9fd3e7', 0, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', -11000, 1, 11000, 0),
(UUID '992896fb-5753-559e-a499-efb55d20fe57', 1, UUID '019ce559-e600-7760-bd19-a54dfb9fd3e7', 0, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 11000, 0, 0, 11000),
(UUID '1ae3a016-99b4-5423-9ff6-adacd1cef7ab', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
(UUID '34b9dc81-57f6-53ce-b85e-0e5626c89de9', 4, UUID '019ce559-e600-7760-bd19-a550580d3e75', 0, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', -500, 3, 4000, 3500),
(UUID '1ae3a016-99b4-5423-9ff6-adacd1cef7ab', 1, UUID '019ce559-e600-7760-bd19-a550580d3e75', 0, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 500, 0, 0, 500);             
CREATE INDEX "PUBLIC"."FANFARE_POSTING_AT" ON "PUBLIC"."FANFARE_POSTING"("ACCOUNT" NULLS FIRST, "AT" NULLS FIRST, "SEQ" NULLS FIRST);          
CREATE MEMORY TABLE "PUBLIC"."FANFARE_TIER_HISTORY"(
    "CREATOR" CHARACTER VARYING(64) NOT NULL,
    "SEQ" BIGINT NOT NULL,
    "PREV_SEQ" BIGINT,
    "TIER" CHARACTER VARYING(50) NOT NULL,
    "LEVEL" SMALLINT NOT NULL,
    "CAUSE" CHARACTER VARYING(16) NOT NULL,
    "BEGAN_AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "ENDED_AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "POLICY_VERSION" CHARACTER VARYING(64) NOT NULL,
    "EVIDENCE" CHARACTER VARYING(1000000),
    "REASON" CHARACTER VARYING(500),
    "OVERRIDE_UNTIL" TIMESTAMP(6) WITH TIME ZONE
);  
ALTER TABLE "PUBLIC"."FANFARE_TIER_HISTORY" ADD CONSTRAINT "PUBLIC"."FANFARE_TIER_HISTORY_PK" PRIMARY KEY("CREATOR", "SEQ");   
-- 1 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_TIER_HISTORY;     
INSERT INTO "PUBLIC"."FANFARE_TIER_HISTORY" VALUES
('ada', 1, NULL, 'bronze', 2, 'EVALUATION', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'program-1-USD', '{"asset":{"code":"USD","scale":2},"figures":{"average_views":20000,"engagement_rate":60000,"followers":1200,"monthly_revenue":16500,"total_views":12000}}', NULL, NULL);
CREATE MEMORY TABLE "PUBLIC"."FANFARE_TIER_STANDING"(
    "CREATOR" CHARACTER VARYING(64) NOT NULL,
    "SEQ" BIGINT,
    "PREV_SEQ" BIGINT,
    "TIER" CHARACTER VARYING(50),
    "LEVEL" SMALLINT,
    "CAUSE" CHARACTER VARYING(16),
    "BEGAN_AT" TIMESTAMP(6) WITH TIME ZONE,
    "POLICY_VERSION" CHARACTER VARYING(64),
    "EVIDENCE" CHARACTER VARYING(1000000),
    "REASON" CHARACTER VARYING(500),
    "OVERRIDE_UNTIL" TIMESTAMP(6) WITH TIME ZONE,
    "SAVED" BOOLEAN NOT NULL,
    "EARNED_TIER" CHARACTER VARYING(50),
    "EARNED_LEVEL" SMALLINT,
    "PROMOTED_AT" TIMESTAMP(6) WITH TIME ZONE,
    "MISSES" INTEGER,
    "EARNED_POLICY_VERSION" CHARACTER VARYING(64),
    "EARNED_EVIDENCE" CHARACTER VARYING(1000000)
);              
ALTER TABLE "PUBLIC"."FANFARE_TIER_STANDING" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_C" PRIMARY KEY("CREATOR");    
-- 2 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_TIER_STANDING;    
INSERT INTO "PUBLIC"."FANFARE_TIER_STANDING" VALUES
('ada', 2, 1, 'gold', 4, 'OVERRIDE', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'program-1-USD', NULL, 'a partner', TIMESTAMP WITH TIME ZONE '2026-04-01 00:00:00+00', TRUE, 'bronze', 2, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 0, 'program-1-USD', '{"asset":{"code":"USD","scale":2},"figures":{"average_views":20000,"engagement_rate":60000,"followers":1200,"monthly_revenue":16500,"total_views":12000}}'),
('ben', 1, NULL, 'gold', 4, 'OVERRIDE', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'program-1-USD', NULL, 'a partner', TIMESTAMP WITH TIME ZONE '2026-04-01 00:00:00+00', TRUE, NULL, NULL, NULL, NULL, NULL, NULL);        
CREATE MEMORY TABLE "PUBLIC"."FANFARE_CREDIT_CREATOR"(
    "CREATOR" CHARACTER VARYING(64) NOT NULL
);         
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_CREATOR" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_16" PRIMARY KEY("CREATOR");  
-- 2 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_CREDIT_CREATOR;   
INSERT INTO "PUBLIC"."FANFARE_CREDIT_CREATOR" VALUES
('ada'),
('ben');         
CREATE MEMORY TABLE "PUBLIC"."FANFARE_CREDIT_WALLET"(
    "ID" UUID NOT NULL,
    "CREATOR" CHARACTER VARYING(64) NOT NULL,
    "CREDIT_TYPE" CHARACTER VARYING(50) NOT NULL,
    "CHANGED_AT" TIMESTAMP(6) WITH TIME ZONE,
    "AVAILABLE" BIGINT DEFAULT 0 NOT NULL,
    "RESERVED" BIGINT DEFAULT 0 NOT NULL,
    "LAST_ENTRY" BIGINT,
    "LAST_AT" TIMESTAMP(6) WITH TIME ZONE,
    "PRIOR_AT" TIMESTAMP(6) WITH TIME ZONE,
    "NEXT_DUE" TIMESTAMP(6) WITH TIME ZONE,
    "FIRST_GRANT" UUID,
    "FIRST_LEFT" BIGINT,
    "ALLOWANCE" BIGINT,
    "ALLOWANCE_PRIORITY" SMALLINT,
    "ALLOWANCE_ANCHOR" TIMESTAMP(6) WITH TIME ZONE,
    "ALLOWANCE_ZONE" CHARACTER VARYING(64),
    "ALLOWANCE_ROLLOVER" BIGINT,
    "ALLOWANCE_POLICY" CHARACTER VARYING(64),
    "PERIOD" BIGINT DEFAULT 0 NOT NULL,
    "PERIOD_START" TIMESTAMP(6) WITH TIME ZONE DEFAULT TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00' NOT NULL,
    "PERIOD_END" TIMESTAMP(6) WITH TIME ZONE,
    "PERIOD_ALLOWED" BIGINT DEFAULT 0 NOT NULL,
    "PERIOD_CARRIED" BIGINT DEFAULT 0 NOT NULL,
    "PERIOD_GRANTED" BIGINT DEFAULT 0 NOT NULL,
    "PERIOD_USED" BIGINT DEFAULT 0 NOT NULL
);
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_WALLET" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_F" PRIMARY KEY("ID");         
-- 3 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_CREDIT_WALLET;    
INSERT INTO "PUBLIC"."FANFARE_CREDIT_WALLET" VALUES
(UUID 'ecbd839b-20ab-596d-bca1-c64f30d2d2d2', 'ada', 'general', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 2300, 0, 5, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', NULL, TIMESTAMP WITH TIME ZONE '2026-04-13 04:00:00+00', UUID '96231b4c-cb96-5fc3-9eab-d01cec5e733d', 500, 2000, 50, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'Z', 0, 'program-1-USD', 0, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', TIMESTAMP WITH TIME ZONE '2026-04-13 04:00:00+00', 2000, 0, 2300, 0),
(UUID '7c99bd16-bc44-5469-a237-8d98e52108aa', 'ben', 'general', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 2000, 0, 1, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', NULL, TIMESTAMP WITH TIME ZONE '2026-04-13 04:00:00+00', UUID '49806bc1-c14e-5925-90d4-3f82af5c98cc', 2000, 2000, 50, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'Z', 0, 'program-1-USD', 0, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', TIMESTAMP WITH TIME ZONE '2026-04-13 04:00:00+00', 2000, 0, 2000, 0),
(UUID 'eaf1d61c-22d9-541b-ae5b-069b530b8c26', 'ada', 'video_edit', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 50, 20, 3, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', NULL, TIMESTAMP WITH TIME ZONE '2026-03-14 04:00:00+00', UUID '58f4b074-440e-58ab-9e99-55e31af67d6e', 50, NULL, NULL, NULL, NULL, NULL, NULL, 0, TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00', NULL, 0, 0, 100, 30);               
CREATE INDEX "PUBLIC"."FANFARE_CREDIT_WALLET_DUE" ON "PUBLIC"."FANFARE_CREDIT_WALLET"("NEXT_DUE" NULLS FIRST, "CREATOR" NULLS FIRST, "CREDIT_TYPE" NULLS FIRST);               
CREATE MEMORY TABLE "PUBLIC"."FANFARE_CREDIT_GRANT"(
    "ID" UUID NOT NULL,
    "WALLET" UUID NOT NULL,
    "SOURCE" CHARACTER VARYING(16) NOT NULL,
    "AMOUNT" BIGINT NOT NULL,
    "PRIORITY" SMALLINT NOT NULL,
    "EFFECTIVE_AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "EXPIRES_AT" TIMESTAMP(6) WITH TIME ZONE,
    "PERIOD" BIGINT,
    "PARENT" UUID,
    "REMAINING" BIGINT NOT NULL,
    "HELD" BIGINT NOT NULL,
    "ACTIVE_WALLET" UUID GENERATED ALWAYS AS (CASE WHEN ("REMAINING" <> CAST(0 AS BIGINT))
    OR ("HELD" <> CAST(0 AS BIGINT)) THEN "WALLET" END)
);        
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_GRANT" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_82" PRIMARY KEY("ID");         
-- 7 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_CREDIT_GRANT;     
INSERT INTO "PUBLIC"."FANFARE_CREDIT_GRANT"("ID", "WALLET", "SOURCE", "AMOUNT", "PRIORITY", "EFFECTIVE_AT", "EXPIRES_AT", "PERIOD", "PARENT", "REMAINING", "HELD") VALUES
(UUID '96231b4c-cb96-5fc3-9eab-d01cec5e733d', UUID 'ecbd839b-20ab-596d-bca1-c64f30d2d2d2', 'ALLOWANCE', 500, 50, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', TIMESTAMP WITH TIME ZONE '2026-04-13 04:00:00+00', 0, NULL, 500, 0),
(UUID 'ac58f617-9074-53a7-87c4-6e4547041784', UUID 'ecbd839b-20ab-596d-bca1-c64f30d2d2d2', 'ALLOWANCE', 1500, 50, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', TIMESTAMP WITH TIME ZONE '2026-04-13 04:00:00+00', 0, NULL, 1500, 0),
(UUID '49806bc1-c14e-5925-90d4-3f82af5c98cc', UUID '7c99bd16-bc44-5469-a237-8d98e52108aa', 'ALLOWANCE', 2000, 50, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', TIMESTAMP WITH TIME ZONE '2026-04-13 04:00:00+00', 0, NULL, 2000, 0),
(UUID '8d83739f-ccb7-5223-8213-4e32db78b127', UUID 'ecbd839b-20ab-596d-bca1-c64f30d2d2d2', 'ACHIEVEMENT', 100, 50, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', NULL, NULL, NULL, 100, 0),
(UUID '0b7e231a-2029-52de-a158-25d90b24b0b6', UUID 'ecbd839b-20ab-596d-bca1-c64f30d2d2d2', 'ACHIEVEMENT', 100, 50, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', NULL, NULL, NULL, 100, 0),
(UUID 'b8e4b99d-b764-5be9-91ff-eb698ccc20f2', UUID 'ecbd839b-20ab-596d-bca1-c64f30d2d2d2', 'ACHIEVEMENT', 100, 50, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', NULL, NULL, NULL, 100, 0),
(UUID '58f4b074-440e-58ab-9e99-55e31af67d6e', UUID 'eaf1d61c-22d9-541b-ae5b-069b530b8c26', 'PURCHASE', 100, 50, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', NULL, NULL, NULL, 50, 20);      
CREATE INDEX "PUBLIC"."FANFARE_CREDIT_GRANT_ACTIVE" ON "PUBLIC"."FANFARE_CREDIT_GRANT"("ACTIVE_WALLET" NULLS FIRST);           
CREATE MEMORY TABLE "PUBLIC"."FANFARE_CREDIT_RESERVATION_LINE"(
    "RESERVATION" UUID NOT NULL,
    "UPTO" BIGINT NOT NULL,
    "PREV" BIGINT,
    "GRANT_ID" UUID NOT NULL
);
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_RESERVATION_LINE" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_C2F" PRIMARY KEY("RESERVATION", "UPTO");            
-- 1 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_CREDIT_RESERVATION_LINE;          
INSERT INTO "PUBLIC"."FANFARE_CREDIT_RESERVATION_LINE" VALUES
(UUID '8a4e3543-860c-5655-9fde-d21b283b2a86', 20, NULL, UUID '58f4b074-440e-58ab-9e99-55e31af67d6e');            
CREATE MEMORY TABLE "PUBLIC"."FANFARE_CREDIT_RESERVATION"(
    "ID" UUID NOT NULL,
    "WALLET" UUID NOT NULL,
    "AMOUNT" BIGINT NOT NULL,
    "CREATED_AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "EXPIRES_AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "STATE" CHARACTER VARYING(16) NOT NULL,
    "SETTLED" BIGINT NOT NULL,
    "CLOSED_AT" TIMESTAMP(6) WITH TIME ZONE,
    "OPEN_WALLET" UUID GENERATED ALWAYS AS (CASE WHEN "STATE" = 'OPEN' THEN "WALLET" END)
);
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_RESERVATION" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_B2" PRIMARY KEY("ID");   
-- 1 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_CREDIT_RESERVATION;               
INSERT INTO "PUBLIC"."FANFARE_CREDIT_RESERVATION"("ID", "WALLET", "AMOUNT", "CREATED_AT", "EXPIRES_AT", "STATE", "SETTLED", "CLOSED_AT") VALUES
(UUID '8a4e3543-860c-5655-9fde-d21b283b2a86', UUID 'eaf1d61c-22d9-541b-ae5b-069b530b8c26', 20, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', TIMESTAMP WITH TIME ZONE '2026-03-14 04:00:00+00', 'OPEN', 0, NULL);         
CREATE INDEX "PUBLIC"."FANFARE_CREDIT_RESERVATION_OPEN" ON "PUBLIC"."FANFARE_CREDIT_RESERVATION"("OPEN_WALLET" NULLS FIRST);   
CREATE MEMORY TABLE "PUBLIC"."FANFARE_CREDIT_CHARGE_LINE"(
    "CHARGE" UUID NOT NULL,
    "UPTO" BIGINT NOT NULL,
    "PREV" BIGINT,
    "GRANT_ID" UUID NOT NULL
);          
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_CHARGE_LINE" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_4D" PRIMARY KEY("CHARGE", "UPTO");       
-- 1 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_CREDIT_CHARGE_LINE;               
INSERT INTO "PUBLIC"."FANFARE_CREDIT_CHARGE_LINE" VALUES
(UUID '38eedd24-7e52-5eac-af1d-d7814700a554', 30, NULL, UUID '58f4b074-440e-58ab-9e99-55e31af67d6e'); 
CREATE MEMORY TABLE "PUBLIC"."FANFARE_CREDIT_CHARGE"(
    "ID" UUID NOT NULL,
    "WALLET" UUID NOT NULL,
    "AMOUNT" BIGINT NOT NULL,
    "AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "RESERVATION" UUID,
    "REFUNDED" BIGINT NOT NULL
);               
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_CHARGE" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_CE" PRIMARY KEY("ID");        
-- 1 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_CREDIT_CHARGE;    
INSERT INTO "PUBLIC"."FANFARE_CREDIT_CHARGE" VALUES
(UUID '38eedd24-7e52-5eac-af1d-d7814700a554', UUID 'eaf1d61c-22d9-541b-ae5b-069b530b8c26', 30, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', NULL, 0);
CREATE MEMORY TABLE "PUBLIC"."FANFARE_CREDIT_ENTRY"(
    "WALLET" UUID NOT NULL,
    "SEQ" BIGINT NOT NULL,
    "AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "KIND" CHARACTER VARYING(16) NOT NULL,
    "AMOUNT" BIGINT NOT NULL,
    "PREV_SEQ" BIGINT,
    "PREV_AT" TIMESTAMP(6) WITH TIME ZONE,
    "PREV_AVAILABLE" BIGINT NOT NULL,
    "PREV_RESERVED" BIGINT NOT NULL,
    "AVAILABLE_AFTER" BIGINT NOT NULL,
    "RESERVED_AFTER" BIGINT NOT NULL,
    "GRANT_ID" UUID,
    "RESERVATION" UUID,
    "CHARGE" UUID,
    "SOURCE" CHARACTER VARYING(16)
);            
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_ENTRY" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_82A" PRIMARY KEY("WALLET", "SEQ");             
-- 9 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_CREDIT_ENTRY;     
INSERT INTO "PUBLIC"."FANFARE_CREDIT_ENTRY" VALUES
(UUID 'ecbd839b-20ab-596d-bca1-c64f30d2d2d2', 1, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'GRANTED', 500, NULL, NULL, 0, 0, 500, 0, UUID '96231b4c-cb96-5fc3-9eab-d01cec5e733d', NULL, NULL, 'ALLOWANCE'),
(UUID 'ecbd839b-20ab-596d-bca1-c64f30d2d2d2', 2, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'GRANTED', 1500, 1, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 500, 0, 2000, 0, UUID 'ac58f617-9074-53a7-87c4-6e4547041784', NULL, NULL, 'ALLOWANCE'),
(UUID '7c99bd16-bc44-5469-a237-8d98e52108aa', 1, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'GRANTED', 2000, NULL, NULL, 0, 0, 2000, 0, UUID '49806bc1-c14e-5925-90d4-3f82af5c98cc', NULL, NULL, 'ALLOWANCE'),
(UUID 'ecbd839b-20ab-596d-bca1-c64f30d2d2d2', 3, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'GRANTED', 100, 2, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 2000, 0, 2100, 0, UUID '8d83739f-ccb7-5223-8213-4e32db78b127', NULL, NULL, 'ACHIEVEMENT'),
(UUID 'ecbd839b-20ab-596d-bca1-c64f30d2d2d2', 4, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'GRANTED', 100, 3, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 2100, 0, 2200, 0, UUID '0b7e231a-2029-52de-a158-25d90b24b0b6', NULL, NULL, 'ACHIEVEMENT'),
(UUID 'ecbd839b-20ab-596d-bca1-c64f30d2d2d2', 5, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'GRANTED', 100, 4, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 2200, 0, 2300, 0, UUID 'b8e4b99d-b764-5be9-91ff-eb698ccc20f2', NULL, NULL, 'ACHIEVEMENT'),
(UUID 'eaf1d61c-22d9-541b-ae5b-069b530b8c26', 1, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'GRANTED', 100, NULL, NULL, 0, 0, 100, 0, UUID '58f4b074-440e-58ab-9e99-55e31af67d6e', NULL, NULL, 'PURCHASE'),
(UUID 'eaf1d61c-22d9-541b-ae5b-069b530b8c26', 2, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'SPENT', 30, 1, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 100, 0, 70, 0, NULL, NULL, UUID '38eedd24-7e52-5eac-af1d-d7814700a554', NULL),
(UUID 'eaf1d61c-22d9-541b-ae5b-069b530b8c26', 3, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'RESERVED', 20, 2, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 70, 0, 50, 20, NULL, UUID '8a4e3543-860c-5655-9fde-d21b283b2a86', NULL, NULL);            
CREATE MEMORY TABLE "PUBLIC"."FANFARE_SALE"(
    "ID" CHARACTER VARYING(128) NOT NULL,
    "SOURCE" CHARACTER VARYING(32) NOT NULL,
    "AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "GROSS" BIGINT NOT NULL,
    "ASSET" CHARACTER VARYING(12) NOT NULL,
    "SCALE" SMALLINT NOT NULL,
    "AVAILABLE_AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "SPLIT" UUID
);        
ALTER TABLE "PUBLIC"."FANFARE_SALE" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_AE" PRIMARY KEY("ID"); 
-- 7 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_SALE;             
INSERT INTO "PUBLIC"."FANFARE_SALE" VALUES
('s-1', 'TIP', TIMESTAMP WITH TIME ZONE '2026-03-10 10:00:00+00', 1000, 'USD', 2, TIMESTAMP WITH TIME ZONE '2026-03-17 10:00:00+00', UUID '575b3c75-4a09-5941-add4-3c2fc3750a97'),
('g-1', 'GIFT', TIMESTAMP WITH TIME ZONE '2026-03-02 10:00:00+00', 20000, 'USD', 2, TIMESTAMP WITH TIME ZONE '2026-03-09 10:00:00+00', NULL),
('g-3', 'GIFT', TIMESTAMP WITH TIME ZONE '2026-03-02 10:00:00+00', 10000, 'USD', 2, TIMESTAMP WITH TIME ZONE '2026-03-09 10:00:00+00', NULL),
('g-5', 'GIFT', TIMESTAMP WITH TIME ZONE '2026-03-02 10:00:00+00', 1000, 'USD', 2, TIMESTAMP WITH TIME ZONE '2026-03-09 10:00:00+00', NULL),
('sub-1', 'SUBSCRIPTION', TIMESTAMP WITH TIME ZONE '2026-03-02 10:00:00+00', 20000, 'EUR', 2, TIMESTAMP WITH TIME ZONE '2026-03-09 10:00:00+00', NULL),
('g-2', 'GIFT', TIMESTAMP WITH TIME ZONE '2026-03-09 10:00:00+00', 10000, 'USD', 2, TIMESTAMP WITH TIME ZONE '2026-03-16 10:00:00+00', NULL),
('g-4', 'GIFT', TIMESTAMP WITH TIME ZONE '2026-03-10 10:00:00+00', 3000, 'JPY', 0, TIMESTAMP WITH TIME ZONE '2026-03-17 10:00:00+00', NULL);      
CREATE MEMORY TABLE "PUBLIC"."FANFARE_SALE_PART"(
    "SALE" CHARACTER VARYING(128) NOT NULL,
    "PLACE" SMALLINT NOT NULL,
    "CREATOR" CHARACTER VARYING(64) NOT NULL,
    "AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "GROSS" BIGINT NOT NULL,
    "RATE_PPM" INTEGER NOT NULL,
    "EARNED" BIGINT NOT NULL
);        
ALTER TABLE "PUBLIC"."FANFARE_SALE_PART" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_E" PRIMARY KEY("SALE", "PLACE");  
-- 8 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_SALE_PART;        
INSERT INTO "PUBLIC"."FANFARE_SALE_PART" VALUES
('s-1', 0, 'ada', TIMESTAMP WITH TIME ZONE '2026-03-10 10:00:00+00', 500, 550000, 275),
('s-1', 1, 'ben', TIMESTAMP WITH TIME ZONE '2026-03-10 10:00:00+00', 500, 550000, 275),
('g-1', 0, 'ada', TIMESTAMP WITH TIME ZONE '2026-03-02 10:00:00+00', 20000, 550000, 11000),
('g-3', 0, 'ben', TIMESTAMP WITH TIME ZONE '2026-03-02 10:00:00+00', 10000, 550000, 5500),
('g-5', 0, 'dora', TIMESTAMP WITH TIME ZONE '2026-03-02 10:00:00+00', 1000, 550000, 550),
('sub-1', 0, 'eve', TIMESTAMP WITH TIME ZONE '2026-03-02 10:00:00+00', 20000, 550000, 11000),
('g-2', 0, 'ada', TIMESTAMP WITH TIME ZONE '2026-03-09 10:00:00+00', 10000, 550000, 5500),
('g-4', 0, 'cleo', TIMESTAMP WITH TIME ZONE '2026-03-10 10:00:00+00', 3000, 550000, 1650);           
CREATE INDEX "PUBLIC"."FANFARE_SALE_PART_CREATOR" ON "PUBLIC"."FANFARE_SALE_PART"("CREATOR" NULLS FIRST, "AT" NULLS FIRST);    
CREATE MEMORY TABLE "PUBLIC"."FANFARE_REFUND"(
    "ID" CHARACTER VARYING(128) NOT NULL,
    "RECORDED" BIGINT GENERATED ALWAYS AS IDENTITY(START WITH 1 RESTART WITH 3) NOT NULL,
    "SALE" CHARACTER VARYING(128),
    "SALE_KNOWN" BOOLEAN NOT NULL,
    "SOURCE" CHARACTER VARYING(32) NOT NULL,
    "AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "GROSS" BIGINT NOT NULL,
    "ASSET" CHARACTER VARYING(12) NOT NULL,
    "SCALE" SMALLINT NOT NULL
); 
ALTER TABLE "PUBLIC"."FANFARE_REFUND" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_162" PRIMARY KEY("ID");              
-- 2 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_REFUND;           
INSERT INTO "PUBLIC"."FANFARE_REFUND"("ID", "RECORDED", "SALE", "SALE_KNOWN", "SOURCE", "AT", "GROSS", "ASSET", "SCALE") OVERRIDING SYSTEM VALUE VALUES
('r-1', 1, 'g-2', TRUE, 'GIFT', TIMESTAMP WITH TIME ZONE '2026-03-10 11:00:00+00', 1000, 'USD', 2),
('r-5', 2, 'g-5', TRUE, 'GIFT', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 1000, 'USD', 2);
CREATE INDEX "PUBLIC"."FANFARE_REFUND_OF_SALE" ON "PUBLIC"."FANFARE_REFUND"("SALE" NULLS FIRST, "RECORDED" NULLS FIRST);       
CREATE MEMORY TABLE "PUBLIC"."FANFARE_REFUND_PART"(
    "REFUND" CHARACTER VARYING(128) NOT NULL,
    "PLACE" SMALLINT NOT NULL,
    "CREATOR" CHARACTER VARYING(64) NOT NULL,
    "AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "GROSS" BIGINT NOT NULL,
    "CLAWED_BACK" BIGINT NOT NULL,
    "FROM_PENDING" BIGINT NOT NULL,
    "FROM_AVAILABLE" BIGINT NOT NULL,
    "OWED" BIGINT NOT NULL
);          
ALTER TABLE "PUBLIC"."FANFARE_REFUND_PART" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_D" PRIMARY KEY("REFUND", "PLACE");              
-- 2 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_REFUND_PART;      
INSERT INTO "PUBLIC"."FANFARE_REFUND_PART" VALUES
('r-1', 0, 'ada', TIMESTAMP WITH TIME ZONE '2026-03-10 11:00:00+00', 1000, 550, 550, 0, 0),
('r-5', 0, 'dora', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 1000, 550, 0, 0, 550);     
CREATE INDEX "PUBLIC"."FANFARE_REFUND_PART_CREATOR" ON "PUBLIC"."FANFARE_REFUND_PART"("CREATOR" NULLS FIRST, "AT" NULLS FIRST);
CREATE MEMORY TABLE "PUBLIC"."FANFARE_HOLD"(
    "SALE" CHARACTER VARYING(128) NOT NULL,
    "CREATOR" CHARACTER VARYING(64) NOT NULL,
    "ASSET" CHARACTER VARYING(12) NOT NULL,
    "SCALE" SMALLINT NOT NULL,
    "AVAILABLE_AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "AMOUNT" BIGINT NOT NULL
);     
ALTER TABLE "PUBLIC"."FANFARE_HOLD" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_AEC" PRIMARY KEY("SALE", "CREATOR");   
-- 4 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_HOLD;             
INSERT INTO "PUBLIC"."FANFARE_HOLD" VALUES
('s-1', 'ada', 'USD', 2, TIMESTAMP WITH TIME ZONE '2026-03-17 10:00:00+00', 275),
('s-1', 'ben', 'USD', 2, TIMESTAMP WITH TIME ZONE '2026-03-17 10:00:00+00', 275),
('g-2', 'ada', 'USD', 2, TIMESTAMP WITH TIME ZONE '2026-03-16 10:00:00+00', 4950),
('g-4', 'cleo', 'JPY', 0, TIMESTAMP WITH TIME ZONE '2026-03-17 10:00:00+00', 1650);          
CREATE INDEX "PUBLIC"."FANFARE_HOLD_OF_ACCOUNT" ON "PUBLIC"."FANFARE_HOLD"("CREATOR" NULLS FIRST, "ASSET" NULLS FIRST, "SCALE" NULLS FIRST, "AVAILABLE_AT" NULLS FIRST, "SALE" NULLS FIRST);   
CREATE INDEX "PUBLIC"."FANFARE_HOLD_DUE" ON "PUBLIC"."FANFARE_HOLD"("AVAILABLE_AT" NULLS FIRST);               
CREATE MEMORY TABLE "PUBLIC"."FANFARE_SPLIT_DEFICIT"(
    "SPLIT" UUID NOT NULL,
    "ASSET" CHARACTER VARYING(12) NOT NULL,
    "SCALE" SMALLINT NOT NULL,
    "DEFICITS" CHARACTER VARYING(10000) NOT NULL
);
ALTER TABLE "PUBLIC"."FANFARE_SPLIT_DEFICIT" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_C3" PRIMARY KEY("SPLIT", "ASSET", "SCALE");   
-- 1 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_SPLIT_DEFICIT;    
INSERT INTO "PUBLIC"."FANFARE_SPLIT_DEFICIT" VALUES
(UUID '575b3c75-4a09-5941-add4-3c2fc3750a97', 'USD', 2, '0 0');            
CREATE MEMORY TABLE "PUBLIC"."FANFARE_PAYOUT_TRANSITION"(
    "FROM_STATE" CHARACTER VARYING(16) NOT NULL,
    "TO_STATE" CHARACTER VARYING(16) NOT NULL
);    
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_TRANSITION" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_6" PRIMARY KEY("FROM_STATE", "TO_STATE"); 
-- 18 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_PAYOUT_TRANSITION;               
INSERT INTO "PUBLIC"."FANFARE_PAYOUT_TRANSITION" VALUES
('REQUESTED', 'IN_REVIEW'),
('REQUESTED', 'APPROVED'),
('REQUESTED', 'CANCELLED'),
('IN_REVIEW', 'APPROVED'),
('IN_REVIEW', 'CANCELLED'),
('APPROVED', 'SUBMITTING'),
('APPROVED', 'CANCELLED'),
('SUBMITTING', 'SUBMITTED'),
('SUBMITTING', 'PAID'),
('SUBMITTING', 'FAILED'),
('SUBMITTING', 'UNKNOWN'),
('SUBMITTED', 'PAID'),
('SUBMITTED', 'FAILED'),
('SUBMITTED', 'UNKNOWN'),
('UNKNOWN', 'SUBMITTED'),
('UNKNOWN', 'PAID'),
('UNKNOWN', 'FAILED'),
('PAID', 'RETURNED');       
CREATE MEMORY TABLE "PUBLIC"."FANFARE_PAYOUT_RUN"(
    "RUN_KEY" CHARACTER VARYING(128) NOT NULL,
    "CUTOFF" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "METHOD" CHARACTER VARYING(32) NOT NULL,
    "ASSET" CHARACTER VARYING(12) NOT NULL,
    "SCALE" SMALLINT NOT NULL,
    "PERIOD_END" DATE NOT NULL,
    "MINIMUM" BIGINT,
    "PHASE" CHARACTER VARYING(16) NOT NULL
);               
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_RUN" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_9" PRIMARY KEY("RUN_KEY");       
-- 1 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_PAYOUT_RUN;       
INSERT INTO "PUBLIC"."FANFARE_PAYOUT_RUN" VALUES
('payout-run/2026-03-13T04:00:00Z/bank_transfer/EUR', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'bank_transfer', 'EUR', 2, DATE '2026-03-13', NULL, 'FINISHED');     
CREATE MEMORY TABLE "PUBLIC"."FANFARE_PAYOUT_STEP"(
    "PAYOUT" UUID NOT NULL,
    "SEQ" INTEGER NOT NULL,
    "PREV_SEQ" INTEGER,
    "FROM_STATE" CHARACTER VARYING(16),
    "TO_STATE" CHARACTER VARYING(16) NOT NULL,
    "MOVED_FROM" CHARACTER VARYING(16) GENERATED ALWAYS AS (CASE WHEN "FROM_STATE" <> "TO_STATE" THEN "FROM_STATE" END),
    "MOVED_TO" CHARACTER VARYING(16) GENERATED ALWAYS AS (CASE WHEN "FROM_STATE" <> "TO_STATE" THEN "TO_STATE" END),
    "AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "SOURCE" CHARACTER VARYING(16) NOT NULL,
    "SAID_BY" CHARACTER VARYING(64) NOT NULL,
    "EVIDENCE" CHARACTER VARYING(300) NOT NULL,
    "SAID_AT" TIMESTAMP(6) WITH TIME ZONE
);
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_STEP" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_2D" PRIMARY KEY("PAYOUT", "SEQ");               
-- 14 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_PAYOUT_STEP;     
INSERT INTO "PUBLIC"."FANFARE_PAYOUT_STEP"("PAYOUT", "SEQ", "PREV_SEQ", "FROM_STATE", "TO_STATE", "AT", "SOURCE", "SAID_BY", "EVIDENCE", "SAID_AT") VALUES
(UUID 'db2c9615-d211-5c81-90aa-bd2ba5e96e90', 1, NULL, NULL, 'REQUESTED', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'POLICY', 'policy', 'requested at fee schedule standard-1', NULL),
(UUID 'db2c9615-d211-5c81-90aa-bd2ba5e96e90', 2, 1, 'REQUESTED', 'APPROVED', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'POLICY', 'policy', 'approved by policy', NULL),
(UUID 'db2c9615-d211-5c81-90aa-bd2ba5e96e90', 3, 2, 'APPROVED', 'SUBMITTING', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'POLICY', 'policy', 'attempt d063dfa1-b34d-5b5e-9936-b4425ba1a442', NULL),
(UUID 'db2c9615-d211-5c81-90aa-bd2ba5e96e90', 4, 3, 'SUBMITTING', 'PAID', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'ANSWER', 'sandbox', 'paid', NULL),
(UUID '1465bb69-5e21-5ea5-aaf6-941c9469c0e7', 1, NULL, NULL, 'REQUESTED', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'POLICY', 'policy', 'requested at fee schedule standard-1', NULL),
(UUID '1465bb69-5e21-5ea5-aaf6-941c9469c0e7', 2, 1, 'REQUESTED', 'APPROVED', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'POLICY', 'policy', 'approved by policy', NULL),
(UUID '1465bb69-5e21-5ea5-aaf6-941c9469c0e7', 3, 2, 'APPROVED', 'SUBMITTING', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'POLICY', 'policy', 'attempt cc4b1b44-7afb-59f6-8aed-6d1ae03014f5', NULL),
(UUID '1465bb69-5e21-5ea5-aaf6-941c9469c0e7', 4, 3, 'SUBMITTING', 'UNKNOWN', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'SILENCE', 'sandbox', 'no answer: SandboxTimeoutException', NULL),
(UUID '782b0a83-a9ae-50b9-83a8-606c8d9a872a', 1, NULL, NULL, 'REQUESTED', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'POLICY', 'policy', 'requested at fee schedule standard-1', NULL),
(UUID '782b0a83-a9ae-50b9-83a8-606c8d9a872a', 2, 1, 'REQUESTED', 'APPROVED', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'POLICY', 'policy', 'approved by policy', NULL),
(UUID 'ad737b1b-84fa-5135-a56e-6bd93a911551', 1, NULL, NULL, 'REQUESTED', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'POLICY', 'policy', 'requested at fee schedule standard-1', NULL),
(UUID 'ad737b1b-84fa-5135-a56e-6bd93a911551', 2, 1, 'REQUESTED', 'APPROVED', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'POLICY', 'policy', 'approved by policy', NULL),
(UUID 'ad737b1b-84fa-5135-a56e-6bd93a911551', 3, 2, 'APPROVED', 'SUBMITTING', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'POLICY', 'policy', 'attempt fb76f86f-ba0e-576e-a24d-a70de8ed611b', NULL),
(UUID 'ad737b1b-84fa-5135-a56e-6bd93a911551', 4, 3, 'SUBMITTING', 'SUBMITTED', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'ANSWER', 'bank-file', 'accepted', NULL);             
CREATE MEMORY TABLE "PUBLIC"."FANFARE_PAYOUT"(
    "ID" UUID NOT NULL,
    "CREATOR" CHARACTER VARYING(64) NOT NULL,
    "METHOD" CHARACTER VARYING(32) NOT NULL,
    "GATEWAY" CHARACTER VARYING(64) NOT NULL,
    "BALANCE_ASSET" CHARACTER VARYING(12) NOT NULL,
    "BALANCE_SCALE" SMALLINT NOT NULL,
    "GROSS" BIGINT NOT NULL,
    "FX_RATE" CHARACTER VARYING(400),
    "FX_SOURCE" CHARACTER VARYING(64),
    "FX_AT" TIMESTAMP(6) WITH TIME ZONE,
    "FX_SPENT" BIGINT,
    "FX_REMAINDER" BIGINT,
    "ASSET" CHARACTER VARYING(12) NOT NULL,
    "SCALE" SMALLINT NOT NULL,
    "AMOUNT" BIGINT NOT NULL,
    "FEE" BIGINT NOT NULL,
    "TAX" BIGINT NOT NULL,
    "NET" BIGINT NOT NULL,
    "SCHEDULE_VERSION" CHARACTER VARYING(64) NOT NULL,
    "FEE_BEARER" CHARACTER VARYING(16) NOT NULL,
    "FEE_TOTAL" BIGINT NOT NULL,
    "TAX_NAME" CHARACTER VARYING(64),
    "TAX_PPM" INTEGER,
    "STATE" CHARACTER VARYING(16) NOT NULL,
    "VERSION" INTEGER NOT NULL,
    "PERIOD_START" DATE NOT NULL,
    "PERIOD_END" DATE NOT NULL,
    "RUN_KEY" CHARACTER VARYING(128),
    "REFERENCE" CHARACTER VARYING(128),
    "REASON" CHARACTER VARYING(300),
    "CONTRADICTION" CHARACTER VARYING(300),
    "REQUESTED_AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "SUBMITTED_AT" TIMESTAMP(6) WITH TIME ZONE,
    "COMPLETED_AT" TIMESTAMP(6) WITH TIME ZONE,
    "CHANGED_AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL
); 
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_12" PRIMARY KEY("ID");               
-- 4 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_PAYOUT;           
INSERT INTO "PUBLIC"."FANFARE_PAYOUT" VALUES
(UUID 'db2c9615-d211-5c81-90aa-bd2ba5e96e90', 'ada', 'paxum', 'sandbox', 'USD', 2, 5000, NULL, NULL, NULL, NULL, NULL, 'USD', 2, 5000, 100, 0, 4900, 'standard-1', 'CREATOR', 100, NULL, NULL, 'PAID', 4, DATE '2026-03-02', DATE '2026-03-13', NULL, 'sandbox-d063dfa1-b34d-5b5e-9936-b4425ba1a442', NULL, NULL, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00'),
(UUID '1465bb69-5e21-5ea5-aaf6-941c9469c0e7', 'ben', 'paxum', 'sandbox', 'USD', 2, 5500, NULL, NULL, NULL, NULL, NULL, 'USD', 2, 5500, 110, 0, 5390, 'standard-1', 'CREATOR', 110, NULL, NULL, 'UNKNOWN', 4, DATE '2026-03-02', DATE '2026-03-13', NULL, NULL, NULL, NULL, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', NULL, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00'),
(UUID '782b0a83-a9ae-50b9-83a8-606c8d9a872a', 'ada', 'paxum', 'sandbox', 'USD', 2, 2000, NULL, NULL, NULL, NULL, NULL, 'USD', 2, 2000, 40, 0, 1960, 'standard-1', 'CREATOR', 40, NULL, NULL, 'APPROVED', 2, DATE '2026-03-13', DATE '2026-03-13', NULL, NULL, NULL, NULL, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', NULL, NULL, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00'),
(UUID 'ad737b1b-84fa-5135-a56e-6bd93a911551', 'eve', 'bank_transfer', 'bank-file', 'EUR', 2, 11000, NULL, NULL, NULL, NULL, NULL, 'EUR', 2, 11000, 275, 0, 10725, 'standard-1', 'CREATOR', 275, NULL, NULL, 'SUBMITTED', 4, DATE '2026-03-02', DATE '2026-03-13', 'payout-run/2026-03-13T04:00:00Z/bank_transfer/EUR', 'fb76f86fba0e576ea24da70de8ed611b', NULL, NULL, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', NULL, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00');     
CREATE INDEX "PUBLIC"."FANFARE_PAYOUT_OF_CREATOR" ON "PUBLIC"."FANFARE_PAYOUT"("CREATOR" NULLS FIRST, "REQUESTED_AT" NULLS FIRST, "ID" NULLS FIRST);           
CREATE INDEX "PUBLIC"."FANFARE_PAYOUT_IN_STATE" ON "PUBLIC"."FANFARE_PAYOUT"("STATE" NULLS FIRST, "REQUESTED_AT" NULLS FIRST, "ID" NULLS FIRST);               
CREATE INDEX "PUBLIC"."FANFARE_PAYOUT_PERIODS" ON "PUBLIC"."FANFARE_PAYOUT"("CREATOR" NULLS FIRST, "BALANCE_ASSET" NULLS FIRST, "BALANCE_SCALE" NULLS FIRST, "PERIOD_END" NULLS FIRST);        
CREATE INDEX "PUBLIC"."FANFARE_PAYOUT_IN_DOUBT" ON "PUBLIC"."FANFARE_PAYOUT"("CREATOR" NULLS FIRST, "STATE" NULLS FIRST);      
CREATE MEMORY TABLE "PUBLIC"."FANFARE_PAYOUT_FEE_LINE"(
    "PAYOUT" UUID NOT NULL,
    "LINE" SMALLINT NOT NULL,
    "KIND" CHARACTER VARYING(16) NOT NULL,
    "AMOUNT" BIGINT NOT NULL
);   
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_FEE_LINE" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_BB" PRIMARY KEY("PAYOUT", "LINE");          
-- 4 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_PAYOUT_FEE_LINE;  
INSERT INTO "PUBLIC"."FANFARE_PAYOUT_FEE_LINE" VALUES
(UUID 'db2c9615-d211-5c81-90aa-bd2ba5e96e90', 0, 'PERCENTAGE', 100),
(UUID '1465bb69-5e21-5ea5-aaf6-941c9469c0e7', 0, 'PERCENTAGE', 110),
(UUID '782b0a83-a9ae-50b9-83a8-606c8d9a872a', 0, 'PERCENTAGE', 40),
(UUID 'ad737b1b-84fa-5135-a56e-6bd93a911551', 0, 'PERCENTAGE', 275);       
CREATE MEMORY TABLE "PUBLIC"."FANFARE_PAYOUT_ATTEMPT"(
    "ATTEMPT_KEY" UUID NOT NULL,
    "ADDED" BIGINT GENERATED ALWAYS AS IDENTITY(START WITH 1 RESTART WITH 4) NOT NULL,
    "PAYOUT" UUID NOT NULL,
    "CREATOR" CHARACTER VARYING(64) NOT NULL,
    "METHOD" CHARACTER VARYING(32) NOT NULL,
    "ASSET" CHARACTER VARYING(12) NOT NULL,
    "SCALE" SMALLINT NOT NULL,
    "AMOUNT" BIGINT NOT NULL,
    "AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "GATEWAY" CHARACTER VARYING(64) NOT NULL,
    "DETAILS" BINARY VARYING(4096),
    "DETAILS_KEY" BIGINT,
    "IS_OPEN" BOOLEAN NOT NULL,
    "OPEN_MARKER" UUID,
    "ACKNOWLEDGED" BOOLEAN NOT NULL,
    "SENDS" INTEGER NOT NULL,
    "LOOKUPS" INTEGER NOT NULL,
    "NEXT_CHECK_AT" TIMESTAMP(6) WITH TIME ZONE
);        
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_ATTEMPT" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_C5" PRIMARY KEY("ATTEMPT_KEY");              
-- 3 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_PAYOUT_ATTEMPT;   
INSERT INTO "PUBLIC"."FANFARE_PAYOUT_ATTEMPT"("ATTEMPT_KEY", "ADDED", "PAYOUT", "CREATOR", "METHOD", "ASSET", "SCALE", "AMOUNT", "AT", "GATEWAY", "DETAILS", "DETAILS_KEY", "IS_OPEN", "OPEN_MARKER", "ACKNOWLEDGED", "SENDS", "LOOKUPS", "NEXT_CHECK_AT") OVERRIDING SYSTEM VALUE VALUES
(UUID 'd063dfa1-b34d-5b5e-9936-b4425ba1a442', 1, UUID 'db2c9615-d211-5c81-90aa-bd2ba5e96e90', 'ada', 'paxum', 'USD', 2, 4900, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'sandbox', X'01c85f98e02d17e37baee1169cf9f7474ebd164ca5aa87ed3c0a95306607ec0d5a9897d1c1d62ed3c45849abf2995a7117fa5e31d51137211dbe46ee5753d9c3a0f70c8fb04ee71cd4a917a1f388b00621a3a18dd3bd7ad06d9346ecd8d86be7c2add0e6e6dd25523efa3985933a0b0de2891d8cc01c97fc96ed76a3501e08e052f58bd8d9a58e578f66ae52419ae7cef82dd39481a1f85aa96b', 3361708256, FALSE, NULL, FALSE, 1, 0, NULL),
(UUID 'cc4b1b44-7afb-59f6-8aed-6d1ae03014f5', 2, UUID '1465bb69-5e21-5ea5-aaf6-941c9469c0e7', 'ben', 'paxum', 'USD', 2, 5390, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'sandbox', X'01c85f98e0466157ce8fb527d8a16409ea6b517e3effdf77b10c842191625b35fe2c25726f76dc7d51048795353039d2ab440a299f5cf57ecb557d3b9f3851eb804097f317df5738081cc2df227c403b00ec9578aa0d5dcad57cf190c2c1bba8e0db557774fc5d431c30bdc6cf7e25a8a470dd114bc8cdec6c5f0479ee21bc221052deaf4e16d9b26fe95b45da9c495e66ed0d9f3f53ff61c61b', 3361708256, TRUE, UUID '1465bb69-5e21-5ea5-aaf6-941c9469c0e7', FALSE, 1, 0, TIMESTAMP WITH TIME ZONE '2026-03-13 04:01:00+00'),
(UUID 'fb76f86f-ba0e-576e-a24d-a70de8ed611b', 3, UUID 'ad737b1b-84fa-5135-a56e-6bd93a911551', 'eve', 'bank_transfer', 'EUR', 2, 10725, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', 'bank-file', X'01c85f98e055990724cc2ee2884fff51c4334b54449c74817fedf8a30deb07641f241395432add5bcaf833d517640f72e4b26606574ad17982405be9f6572c4169da92848305c2cf835f2be894b6ff6b195ef4a6e4dd4239a58b2f85ee4aa85b1fb9192e84c9cb09e1dcae988cab444a39d820706cd743eb9c46825ee633fb724fd24cb820b6bb896513dfd54660f67204dc45107720fa47c415dd2ba58a', 3361708256, TRUE, UUID 'ad737b1b-84fa-5135-a56e-6bd93a911551', TRUE, 1, 0, TIMESTAMP WITH TIME ZONE '2026-03-13 10:00:00+00');        
CREATE INDEX "PUBLIC"."FANFARE_PAYOUT_ATTEMPT_OF_PAYOUT" ON "PUBLIC"."FANFARE_PAYOUT_ATTEMPT"("PAYOUT" NULLS FIRST, "ADDED" NULLS FIRST);      
CREATE INDEX "PUBLIC"."FANFARE_PAYOUT_ATTEMPT_DUE" ON "PUBLIC"."FANFARE_PAYOUT_ATTEMPT"("NEXT_CHECK_AT" NULLS FIRST, "ATTEMPT_KEY" NULLS FIRST);               
CREATE MEMORY TABLE "PUBLIC"."FANFARE_PAYOUT_REPORT"(
    "GATEWAY" CHARACTER VARYING(64) NOT NULL,
    "EVENT_ID" CHARACTER VARYING(128) NOT NULL,
    "ATTEMPT_KEY" UUID NOT NULL,
    "STATE" CHARACTER VARYING(16) NOT NULL,
    "REFERENCE" CHARACTER VARYING(1000000),
    "REASON" CHARACTER VARYING(1000000),
    "AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL
);         
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_REPORT" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_96" PRIMARY KEY("ATTEMPT_KEY", "EVENT_ID", "GATEWAY", "STATE");               
-- 1 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_PAYOUT_REPORT;    
INSERT INTO "PUBLIC"."FANFARE_PAYOUT_REPORT" VALUES
('sandbox', 'sandbox-d063dfa1-b34d-5b5e-9936-b4425ba1a442-1', UUID 'd063dfa1-b34d-5b5e-9936-b4425ba1a442', 'PAID', 'sandbox-d063dfa1-b34d-5b5e-9936-b4425ba1a442', NULL, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00');               
CREATE MEMORY TABLE "PUBLIC"."FANFARE_PAYOUT_RUN_ENTRY"(
    "RUN_KEY" CHARACTER VARYING(128) NOT NULL,
    "CREATOR" CHARACTER VARYING(64) NOT NULL,
    "OUTCOME" CHARACTER VARYING(16) NOT NULL,
    "REASON" CHARACTER VARYING(64),
    "PAYOUT" UUID,
    "GROSS" BIGINT,
    "GROSS_ASSET" CHARACTER VARYING(12),
    "GROSS_SCALE" SMALLINT,
    "NET" BIGINT,
    "NET_ASSET" CHARACTER VARYING(12),
    "NET_SCALE" SMALLINT
);       
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_RUN_ENTRY" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_7" PRIMARY KEY("RUN_KEY", "CREATOR");      
-- 1 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_PAYOUT_RUN_ENTRY; 
INSERT INTO "PUBLIC"."FANFARE_PAYOUT_RUN_ENTRY" VALUES
('payout-run/2026-03-13T04:00:00Z/bank_transfer/EUR', 'eve', 'SUBMITTED', NULL, UUID 'ad737b1b-84fa-5135-a56e-6bd93a911551', 11000, 'EUR', 2, 10725, 'EUR', 2);         
CREATE MEMORY TABLE "PUBLIC"."FANFARE_PAYOUT_DESTINATION"(
    "CREATOR" CHARACTER VARYING(64) NOT NULL,
    "METHOD" CHARACTER VARYING(32) NOT NULL,
    "DETAILS" BINARY VARYING(4096) NOT NULL,
    "DETAILS_KEY" BIGINT NOT NULL
);        
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_DESTINATION" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_6C" PRIMARY KEY("CREATOR", "METHOD");    
-- 3 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_PAYOUT_DESTINATION;               
INSERT INTO "PUBLIC"."FANFARE_PAYOUT_DESTINATION" VALUES
('ada', 'paxum', X'01c85f98e052ae5a5f62a09756b7bf67c68a7e45b37f4b69c5517cbab6ad02fec56a045c37171c67a4bb7191e10d5eb5a82e8b8a196831439106ae156272e7fb58b5ac2ae903468ec0c676654091190d2f04d0f00defffff7f1eef692652cb70e0e16b0737e2433f032f1230b6259bc9277a467da6b91079a303aee3137614fade8aaf48575e2656dda4c6b818aa8fd1b34ccc7b7f8d3683230f', 3361708256),
('ben', 'paxum', X'01c85f98e08c725e3e12f512d5fc127403ea76f46b166b03bcc4aafd3b161b0f71c0526b6138c4f409981ad487eff91eae0010337be3ace3ff14b5d13c30c6a324afba2d3a2624e27453ba818e537c4bc5561fb23a4bab80eee907809b946f2a6f82a6703bb48c725843babb547d890b5608eebddb309ddbefb8a8e4480d0bdb69987909eae9b8586a080ef2536b31642c3af5c7abb6d73b9c0e', 3361708256),
('eve', 'bank_transfer', X'01c85f98e0f6cfba2a23e4fd0bc9ae64860582a506b35c5f2fd974f9b2cac2b2e4150a99f94e99d6244a6d8a69f771cbe5679349001fbc8714f7e76b0c4c9b151ec0b66cdd268cdefe873db61e3230299122a083fed3936c10ebb5702fa44492c0b0cefd5ea66a63a32af1a09d46b493744fb7e1759434e156a46fcabca8848266a6f0463e1c8587fc24d5fd35a9af3dbe6f0b6ffda6447898f9844cd18e', 3361708256);  
CREATE MEMORY TABLE "PUBLIC"."FANFARE_BANK_FILE"(
    "MESSAGE_ID" CHARACTER VARYING(35) NOT NULL,
    "EXECUTION_DATE" DATE NOT NULL,
    "CREATED_AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "DETAILS" BINARY VARYING(4096) NOT NULL,
    "DETAILS_KEY" BIGINT NOT NULL
);
ALTER TABLE "PUBLIC"."FANFARE_BANK_FILE" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_84" PRIMARY KEY("MESSAGE_ID");    
-- 1 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_BANK_FILE;        
INSERT INTO "PUBLIC"."FANFARE_BANK_FILE" VALUES
('FANFARE-2026-03-13', DATE '2026-03-16', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', X'01c85f98e0fbeb2d74762710f08338b1822f3744eba36a63905b448eb26a0b0417f5ef95d924fbea2a795ebad6ffce62878d86ab03b1357f9820195293394777d373f05779af1c6018b5babd047e942f2155d8d4d3354b2e278ca5910914cc3737e42c5c189fe8faf5d1', 3361708256);             
CREATE MEMORY TABLE "PUBLIC"."FANFARE_BANK_FILE_TURN"(
    "ID" SMALLINT NOT NULL
);           
ALTER TABLE "PUBLIC"."FANFARE_BANK_FILE_TURN" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_71" PRIMARY KEY("ID");       
-- 1 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_BANK_FILE_TURN;   
INSERT INTO "PUBLIC"."FANFARE_BANK_FILE_TURN" VALUES
(1);      
CREATE MEMORY TABLE "PUBLIC"."FANFARE_BANK_ENTRY"(
    "ENTRY_KEY" UUID NOT NULL,
    "KIND" CHARACTER VARYING(16) NOT NULL,
    "AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "CAUSE" CHARACTER VARYING(16),
    "REFUSAL" CHARACTER VARYING(300),
    "PAYOUT" UUID,
    "ASSET" CHARACTER VARYING(12),
    "SCALE" SMALLINT,
    "AMOUNT" BIGINT,
    "SEPA" BOOLEAN,
    "BLOCK" CHARACTER VARYING(20),
    "REMITTANCE" CHARACTER VARYING(140),
    "DETAILS" BINARY VARYING(4096),
    "DETAILS_KEY" BIGINT,
    "MESSAGE_ID" CHARACTER VARYING(35),
    "STATE" CHARACTER VARYING(16),
    "REFERENCE" CHARACTER VARYING(1000000),
    "REASON" CHARACTER VARYING(1000000),
    "STATE_AT" TIMESTAMP(6) WITH TIME ZONE
);              
ALTER TABLE "PUBLIC"."FANFARE_BANK_ENTRY" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_6E" PRIMARY KEY("ENTRY_KEY");    
-- 1 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_BANK_ENTRY;       
INSERT INTO "PUBLIC"."FANFARE_BANK_ENTRY" VALUES
(UUID 'fb76f86f-ba0e-576e-a24d-a70de8ed611b', 'INSTRUCTION', TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00', NULL, NULL, UUID 'ad737b1b-84fa-5135-a56e-6bd93a911551', 'EUR', 2, 10725, TRUE, 'EUR-SEPA', 'Payout ad737b1b-84fa-5135-a56e-6bd93a911551', X'01c85f98e0e98835f84455fdf6d37c2ddc6df5857eaa8b0e3c7ae09c34b03be13d4f022a760fee926f89dacf7d3fcf9acab93d9ea92c35c811c306339bb4cc6721ef9dfc7c187a0cd2c77e6dad965559c1b4827a186c8797c86bc515', 3361708256, 'FANFARE-2026-03-13', 'ACCEPTED', NULL, NULL, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00');         
CREATE INDEX "PUBLIC"."FANFARE_BANK_ENTRY_IN_FILE" ON "PUBLIC"."FANFARE_BANK_ENTRY"("MESSAGE_ID" NULLS FIRST, "BLOCK" NULLS FIRST, "ENTRY_KEY" NULLS FIRST);   
CREATE MEMORY TABLE "PUBLIC"."FANFARE_COLLABORATION"(
    "ID" UUID NOT NULL,
    "INITIATOR" CHARACTER VARYING(64) NOT NULL,
    "TARGET" CHARACTER VARYING(64) NOT NULL,
    "TYPE" CHARACTER VARYING(16) NOT NULL,
    "DESCRIPTION" CHARACTER VARYING(500) NOT NULL,
    "FIRST_PARTY" CHARACTER VARYING(64) NOT NULL,
    "FIRST_WEIGHT" INTEGER NOT NULL,
    "SECOND_WEIGHT" INTEGER NOT NULL,
    "REFERENCE" CHARACTER VARYING(64),
    "STATE" CHARACTER VARYING(16) NOT NULL,
    "CREATED_AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "EXPIRES_AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "ANSWERED_AT" TIMESTAMP(6) WITH TIME ZONE,
    "CLOSED_AT" TIMESTAMP(6) WITH TIME ZONE,
    "PENDING_FOR" CHARACTER VARYING(64)
);  
ALTER TABLE "PUBLIC"."FANFARE_COLLABORATION" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_46" PRIMARY KEY("ID");        
-- 2 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_COLLABORATION;    
INSERT INTO "PUBLIC"."FANFARE_COLLABORATION" VALUES
(UUID '24208887-cd16-5aa5-a733-7125c498ab99', 'ada', 'ben', 'DUET', '', 'ada', 50, 50, NULL, 'ACCEPTED', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00+00', TIMESTAMP WITH TIME ZONE '2026-03-16 09:00:00+00', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00+00', NULL, NULL),
(UUID 'be6f2c7b-ee9b-5762-a9c3-87384133d8a3', 'ada', 'cleo', 'COLLAB_VIDEO', 'A video about spring', 'ada', 50, 50, NULL, 'PENDING', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00+00', TIMESTAMP WITH TIME ZONE '2026-03-16 09:00:00+00', NULL, NULL, ''); 
CREATE INDEX "PUBLIC"."FANFARE_COLLABORATION_OF_INITIATOR" ON "PUBLIC"."FANFARE_COLLABORATION"("INITIATOR" NULLS FIRST, "CREATED_AT" NULLS FIRST, "ID" NULLS FIRST);           
CREATE INDEX "PUBLIC"."FANFARE_COLLABORATION_OF_TARGET" ON "PUBLIC"."FANFARE_COLLABORATION"("TARGET" NULLS FIRST, "CREATED_AT" NULLS FIRST, "ID" NULLS FIRST); 
CREATE INDEX "PUBLIC"."FANFARE_COLLABORATION_DUE" ON "PUBLIC"."FANFARE_COLLABORATION"("STATE" NULLS FIRST, "EXPIRES_AT" NULLS FIRST, "ID" NULLS FIRST);        
CREATE MEMORY TABLE "PUBLIC"."FANFARE_ACHIEVEMENT"(
    "CREATOR" CHARACTER VARYING(64) NOT NULL,
    "CODE" CHARACTER VARYING(64) NOT NULL,
    "NAME" CHARACTER VARYING(100) NOT NULL,
    "DESCRIPTION" CHARACTER VARYING(300) NOT NULL,
    "BADGE" CHARACTER VARYING(16) NOT NULL,
    "REWARD_CREDITS" BIGINT NOT NULL,
    "POLICY_VERSION" CHARACTER VARYING(64) NOT NULL,
    "METRIC" CHARACTER VARYING(64) NOT NULL,
    "METRIC_VALUE" BIGINT NOT NULL,
    "UNLOCKED_AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL
);  
ALTER TABLE "PUBLIC"."FANFARE_ACHIEVEMENT" ADD CONSTRAINT "PUBLIC"."FANFARE_ACHIEVEMENT_PK" PRIMARY KEY("CREATOR", "CODE");    
-- 3 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_ACHIEVEMENT;      
INSERT INTO "PUBLIC"."FANFARE_ACHIEVEMENT" VALUES
('ada', 'views_1k', '1K Views', '1000 views of all videos together', U&'\+01f331', 100, 'standard-1', 'total_views', 12000, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00'),
('ada', 'views_10k', '10K Views', '10000 views of all videos together', U&'\+01f31f', 100, 'standard-1', 'total_views', 12000, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00'),
('ada', 'followers_1k', '1K Followers', '1000 followers', U&'\+01f44b', 100, 'standard-1', 'followers', 1200, TIMESTAMP WITH TIME ZONE '2026-03-13 04:00:00+00');         
CREATE MEMORY TABLE "PUBLIC"."FANFARE_FACT"(
    "ID" CHARACTER VARYING(64) NOT NULL,
    "KIND" CHARACTER VARYING(16) NOT NULL,
    "AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "CREATOR" CHARACTER VARYING(64),
    "GROSS" BIGINT NOT NULL,
    "ASSET" CHARACTER VARYING(12) NOT NULL,
    "SCALE" SMALLINT NOT NULL,
    "SENDER" CHARACTER VARYING(64),
    "SPARK" CHARACTER VARYING(64),
    "SPARK_NAME" CHARACTER VARYING(200),
    "QUANTITY" BIGINT,
    "REFUND_OF" CHARACTER VARYING(64),
    "SOURCE" CHARACTER VARYING(32)
);               
ALTER TABLE "PUBLIC"."FANFARE_FACT" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_AEC0" PRIMARY KEY("ID");               
-- 7 +/- SELECT COUNT(*) FROM PUBLIC.FANFARE_FACT;             
INSERT INTO "PUBLIC"."FANFARE_FACT" VALUES
('g-1', 'GIFT', TIMESTAMP WITH TIME ZONE '2026-03-02 10:00:00+00', 'ada', 20000, 'USD', 2, 'fan', 'rose', 'Rose', 1, NULL, NULL),
('g-2', 'GIFT', TIMESTAMP WITH TIME ZONE '2026-03-09 10:00:00+00', 'ada', 10000, 'USD', 2, 'fan', 'rose', 'Rose', 1, NULL, NULL),
('g-3', 'GIFT', TIMESTAMP WITH TIME ZONE '2026-03-02 10:00:00+00', 'ben', 10000, 'USD', 2, 'fan', 'rose', 'Rose', 1, NULL, NULL),
('g-4', 'GIFT', TIMESTAMP WITH TIME ZONE '2026-03-10 10:00:00+00', 'cleo', 3000, 'JPY', 0, 'fan', 'rose', 'Rose', 1, NULL, NULL),
('g-5', 'GIFT', TIMESTAMP WITH TIME ZONE '2026-03-02 10:00:00+00', 'dora', 1000, 'USD', 2, 'fan', 'rose', 'Rose', 1, NULL, NULL),
('r-1', 'REFUND', TIMESTAMP WITH TIME ZONE '2026-03-10 11:00:00+00', 'ada', 1000, 'USD', 2, 'fan', 'rose', 'Rose', 1, 'g-2', NULL),
('sub-1', 'REVENUE', TIMESTAMP WITH TIME ZONE '2026-03-02 10:00:00+00', 'eve', 20000, 'EUR', 2, NULL, NULL, NULL, NULL, NULL, 'SUBSCRIPTION');        
CREATE INDEX "PUBLIC"."FANFARE_FACT_IN_ORDER" ON "PUBLIC"."FANFARE_FACT"("AT" NULLS FIRST, "ID" NULLS FIRST);  
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_ENTRY" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_ENTRY_KIND" CHECK(CASE "KIND" WHEN 'GRANTED' THEN ("GRANT_ID" IS NOT NULL)
    AND ("RESERVATION" IS NULL)
    AND ("CHARGE" IS NULL)
    AND ("RESERVED_AFTER" = "PREV_RESERVED")
    AND ("AVAILABLE_AFTER" = ("PREV_AVAILABLE" + "AMOUNT")) WHEN 'CARRIED_OVER' THEN ("GRANT_ID" IS NOT NULL)
    AND ("RESERVATION" IS NULL)
    AND ("CHARGE" IS NULL)
    AND ("AVAILABLE_AFTER" = "PREV_AVAILABLE")
    AND ("RESERVED_AFTER" = "PREV_RESERVED") WHEN 'EXPIRED' THEN ("GRANT_ID" IS NOT NULL)
    AND ("RESERVATION" IS NULL)
    AND ("CHARGE" IS NULL)
    AND ("RESERVED_AFTER" = "PREV_RESERVED")
    AND ("AVAILABLE_AFTER" = ("PREV_AVAILABLE" - "AMOUNT")) WHEN 'RESERVED' THEN ("GRANT_ID" IS NULL)
    AND ("RESERVATION" IS NOT NULL)
    AND ("CHARGE" IS NULL)
    AND ("AVAILABLE_AFTER" = ("PREV_AVAILABLE" - "AMOUNT"))
    AND ("RESERVED_AFTER" = ("PREV_RESERVED" + "AMOUNT")) WHEN 'SETTLED' THEN ("GRANT_ID" IS NULL)
    AND ("AVAILABLE_AFTER" >= "PREV_AVAILABLE")
    AND (("RESERVATION" IS NULL) = ("CHARGE" IS NOT NULL))
    AND (("CHARGE" IS NOT NULL) = ("AMOUNT" > CAST(0 AS BIGINT)))
    AND ((("AVAILABLE_AFTER" + "RESERVED_AFTER") + "AMOUNT") = ("PREV_AVAILABLE" + "PREV_RESERVED")) WHEN 'RELEASED' THEN ("GRANT_ID" IS NULL)
    AND ("RESERVATION" IS NOT NULL)
    AND ("CHARGE" IS NULL)
    AND ("AVAILABLE_AFTER" = ("PREV_AVAILABLE" + "AMOUNT"))
    AND ("RESERVED_AFTER" = ("PREV_RESERVED" - "AMOUNT")) WHEN 'LAPSED' THEN ("GRANT_ID" IS NULL)
    AND ("RESERVATION" IS NOT NULL)
    AND ("CHARGE" IS NULL)
    AND ("AVAILABLE_AFTER" = ("PREV_AVAILABLE" + "AMOUNT"))
    AND ("RESERVED_AFTER" = ("PREV_RESERVED" - "AMOUNT")) WHEN 'SPENT' THEN ("GRANT_ID" IS NULL)
    AND ("RESERVATION" IS NULL)
    AND ("CHARGE" IS NOT NULL)
    AND ("RESERVED_AFTER" = "PREV_RESERVED")
    AND ("AVAILABLE_AFTER" = ("PREV_AVAILABLE" - "AMOUNT")) WHEN 'REFUNDED' THEN ("GRANT_ID" IS NULL)
    AND ("RESERVATION" IS NULL)
    AND ("CHARGE" IS NOT NULL)
    AND ("RESERVED_AFTER" = "PREV_RESERVED")
    AND ("AVAILABLE_AFTER" = ("PREV_AVAILABLE" + "AMOUNT")) ELSE FALSE END) NOCHECK;   
ALTER TABLE "PUBLIC"."FANFARE_BANK_ENTRY" ADD CONSTRAINT "PUBLIC"."FANFARE_BANK_ENTRY_AMOUNT" CHECK("AMOUNT" > CAST(0 AS BIGINT)) NOCHECK;     
ALTER TABLE "PUBLIC"."FANFARE_CREATOR" ADD CONSTRAINT "PUBLIC"."FANFARE_CREATOR_ID" CHECK("ID" <> '') NOCHECK; 
ALTER TABLE "PUBLIC"."FANFARE_REFUND" ADD CONSTRAINT "PUBLIC"."FANFARE_REFUND_GROSS" CHECK("GROSS" > CAST(0 AS BIGINT)) NOCHECK;               
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_ATTEMPT" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_ATTEMPT_OPEN" CHECK("IS_OPEN" = ("OPEN_MARKER" IS NOT NULL)) NOCHECK;    
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_TAX_PPM" CHECK("TAX_PPM" BETWEEN 0 AND 1000000) NOCHECK;         
ALTER TABLE "PUBLIC"."FANFARE_COLLABORATION" ADD CONSTRAINT "PUBLIC"."FANFARE_COLLABORATION_PENDING" CHECK((("PENDING_FOR" IS NOT NULL) = ("STATE" = 'PENDING'))
    AND (("PENDING_FOR" IS NULL)
    OR ("PENDING_FOR" = COALESCE("REFERENCE", '')))) NOCHECK;
ALTER TABLE "PUBLIC"."FANFARE_TRANSACTION" ADD CONSTRAINT "PUBLIC"."FANFARE_TRANSACTION_REVERSAL" CHECK(("REVERSES" IS NULL)
    OR ("KIND" = 'REVERSAL')) NOCHECK;            
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_TAX" CHECK((("TAX_NAME" IS NOT NULL)
    OR ("TAX" = CAST(0 AS BIGINT)))
    AND (("TAX_NAME" IS NULL) = ("TAX_PPM" IS NULL))) NOCHECK;          
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_ATTEMPT" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_ATTEMPT_COUNTS" CHECK(("SENDS" >= 1)
    AND ("LOOKUPS" >= 0)) NOCHECK;  
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_RUN" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_RUN_PHASE" CHECK("PHASE" = ANY(ARRAY ['REQUESTING', 'SUBMITTING', 'FINISHED'])) NOCHECK;     
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_GRANT" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_GRANT_LEFT" CHECK(("REMAINING" >= CAST(0 AS BIGINT))
    AND ("HELD" >= CAST(0 AS BIGINT))
    AND (("REMAINING" + "HELD") <= "AMOUNT")) NOCHECK;          
ALTER TABLE "PUBLIC"."FANFARE_ACHIEVEMENT" ADD CONSTRAINT "PUBLIC"."FANFARE_ACHIEVEMENT_TEXT" CHECK(("CREATOR" <> '')
    AND ("CODE" <> '')
    AND ("NAME" <> '')
    AND ("DESCRIPTION" <> '')
    AND ("BADGE" <> '')) NOCHECK;            
ALTER TABLE "PUBLIC"."FANFARE_TIER_STANDING" ADD CONSTRAINT "PUBLIC"."FANFARE_TIER_STANDING_CAUSE" CHECK("CAUSE" = ANY(ARRAY ['EVALUATION', 'OVERRIDE', 'OVERRIDE_ENDED'])) NOCHECK;           
ALTER TABLE "PUBLIC"."FANFARE_ACHIEVEMENT" ADD CONSTRAINT "PUBLIC"."FANFARE_ACHIEVEMENT_REWARD" CHECK("REWARD_CREDITS" BETWEEN 0 AND 1000000) NOCHECK;         
ALTER TABLE "PUBLIC"."FANFARE_COLLABORATION" ADD CONSTRAINT "PUBLIC"."FANFARE_COLLABORATION_DEADLINE" CHECK("CREATED_AT" < "EXPIRES_AT") NOCHECK;              
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_FEE" CHECK(("FEE_TOTAL" BETWEEN 0 AND "AMOUNT")
    AND ("FEE" = CASE WHEN "FEE_BEARER" = 'CREATOR' THEN "FEE_TOTAL" ELSE 0 END)) NOCHECK;       
ALTER TABLE "PUBLIC"."FANFARE_TIER_HISTORY" ADD CONSTRAINT "PUBLIC"."FANFARE_TIER_HISTORY_OVERRIDE" CHECK((("REASON" IS NOT NULL) = ("CAUSE" = 'OVERRIDE'))
    AND (("OVERRIDE_UNTIL" IS NULL)
    OR (("CAUSE" = 'OVERRIDE')
    AND ("OVERRIDE_UNTIL" > "BEGAN_AT")))) NOCHECK;             
ALTER TABLE "PUBLIC"."FANFARE_TRANSACTION" ADD CONSTRAINT "PUBLIC"."FANFARE_TRANSACTION_KIND" CHECK("KIND" = ANY(ARRAY ['SALE', 'REFUND', 'MATURITY', 'NETTING', 'RESERVE', 'RESERVE_RELEASE', 'PAYOUT_REQUEST', 'PAYOUT_PAID', 'CONVERSION', 'ADJUSTMENT', 'REVERSAL'])) NOCHECK;             
ALTER TABLE "PUBLIC"."FANFARE_FACT" ADD CONSTRAINT "PUBLIC"."FANFARE_FACT_SOURCE" CHECK((("SOURCE" IS NOT NULL) = ("KIND" = 'REVENUE'))
    AND (("SOURCE" IS NULL)
    OR ("SOURCE" = ANY(ARRAY ['GIFT', 'SUBSCRIPTION', 'TIP', 'CUSTOM_CONTENT', 'LIVE_STREAM', 'AD', 'PREMIUM', 'OTHER'])))) NOCHECK;       
ALTER TABLE "PUBLIC"."FANFARE_FACT" ADD CONSTRAINT "PUBLIC"."FANFARE_FACT_GROSS" CHECK("GROSS" BETWEEN CASE WHEN "KIND" = 'GIFT' THEN 0 ELSE 1 END AND 1000000000000000) NOCHECK;              
ALTER TABLE "PUBLIC"."FANFARE_COLLABORATION" ADD CONSTRAINT "PUBLIC"."FANFARE_COLLABORATION_ANSWER" CHECK((("ANSWERED_AT" IS NOT NULL) = ("STATE" = ANY(ARRAY ['ACCEPTED', 'REJECTED', 'COMPLETED'])))
    AND (("CLOSED_AT" IS NOT NULL) = ("STATE" = ANY(ARRAY ['REJECTED', 'EXPIRED', 'WITHDRAWN', 'COMPLETED'])))) NOCHECK;
ALTER TABLE "PUBLIC"."FANFARE_FACT" ADD CONSTRAINT "PUBLIC"."FANFARE_FACT_REFUND" CHECK(("REFUND_OF" IS NULL)
    OR ("KIND" = 'REFUND')) NOCHECK;             
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_ATTEMPT" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_ATTEMPT_CLOSED" CHECK("IS_OPEN"
    OR ("NEXT_CHECK_AT" IS NULL)) NOCHECK;               
ALTER TABLE "PUBLIC"."FANFARE_REFUND" ADD CONSTRAINT "PUBLIC"."FANFARE_REFUND_SCALE" CHECK("SCALE" BETWEEN 0 AND 9) NOCHECK;   
ALTER TABLE "PUBLIC"."FANFARE_FACT" ADD CONSTRAINT "PUBLIC"."FANFARE_FACT_KIND" CHECK("KIND" = ANY(ARRAY ['GIFT', 'REFUND', 'REVENUE'])) NOCHECK;              
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_FEE_LINE" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_FEE_LINE_LINE" CHECK("LINE" >= 0) NOCHECK;              
ALTER TABLE "PUBLIC"."FANFARE_BANK_ENTRY" ADD CONSTRAINT "PUBLIC"."FANFARE_BANK_ENTRY_DETAILS" CHECK((("DETAILS" IS NULL) = ("DETAILS_KEY" IS NULL))
    AND (("KIND" = 'REFUSAL')
    OR ("DETAILS" IS NOT NULL)
    OR (("MESSAGE_ID" IS NOT NULL)
    AND ("STATE" <> 'ACCEPTED')))) NOCHECK;               
ALTER TABLE "PUBLIC"."FANFARE_REFUND_PART" ADD CONSTRAINT "PUBLIC"."FANFARE_REFUND_PART_PLACE" CHECK("PLACE" >= 0) NOCHECK;    
ALTER TABLE "PUBLIC"."FANFARE_TIER_STANDING" ADD CONSTRAINT "PUBLIC"."FANFARE_TIER_STANDING_OVERRIDE" CHECK((("REASON" IS NOT NULL) = (("CAUSE" IS NOT NULL)
    AND ("CAUSE" = 'OVERRIDE')))
    AND (("OVERRIDE_UNTIL" IS NULL)
    OR (("CAUSE" IS NOT NULL)
    AND ("CAUSE" = 'OVERRIDE')
    AND ("OVERRIDE_UNTIL" > "BEGAN_AT")))) NOCHECK;             
ALTER TABLE "PUBLIC"."FANFARE_SALE" ADD CONSTRAINT "PUBLIC"."FANFARE_SALE_AVAILABLE" CHECK("AVAILABLE_AT" >= "AT") NOCHECK;    
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_GRANT" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_GRANT_PARENT" CHECK(("PARENT" IS NULL)
    OR ("PARENT" <> "ID")) NOCHECK; 
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_SCALES" CHECK(("BALANCE_SCALE" BETWEEN 0 AND 9)
    AND ("SCALE" BETWEEN 0 AND 9)) NOCHECK;      
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_WALLET" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_WALLET_TAIL" CHECK((("LAST_ENTRY" IS NULL) = ("LAST_AT" IS NULL))
    AND (("LAST_ENTRY" IS NOT NULL)
    OR (("AVAILABLE" = CAST(0 AS BIGINT))
    AND ("RESERVED" = CAST(0 AS BIGINT))))
    AND (("LAST_AT" IS NULL)
    OR (("CHANGED_AT" IS NOT NULL)
    AND ("LAST_AT" <= "CHANGED_AT")))) NOCHECK;
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_FEE_BEARER" CHECK("FEE_BEARER" = ANY(ARRAY ['CREATOR', 'PLATFORM'])) NOCHECK;    
ALTER TABLE "PUBLIC"."FANFARE_TRANSFER" ADD CONSTRAINT "PUBLIC"."FANFARE_TRANSFER_AMOUNT" CHECK("AMOUNT" > CAST(0 AS BIGINT)) NOCHECK;         
ALTER TABLE "PUBLIC"."FANFARE_CREATOR" ADD CONSTRAINT "PUBLIC"."FANFARE_CREATOR_VERIFICATION" CHECK("VERIFICATION" = ANY(ARRAY ['PENDING', 'VERIFIED', 'REJECTED'])) NOCHECK;  
ALTER TABLE "PUBLIC"."FANFARE_FACT" ADD CONSTRAINT "PUBLIC"."FANFARE_FACT_SCALE" CHECK("SCALE" BETWEEN 0 AND 9) NOCHECK;       
ALTER TABLE "PUBLIC"."FANFARE_SALE" ADD CONSTRAINT "PUBLIC"."FANFARE_SALE_SOURCE" CHECK("SOURCE" = ANY(ARRAY ['GIFT', 'SUBSCRIPTION', 'TIP', 'CUSTOM_CONTENT', 'LIVE_STREAM', 'AD', 'PREMIUM', 'OTHER'])) NOCHECK;             
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_RESERVATION" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_RESERVATION_STATE" CHECK(("SETTLED" BETWEEN 0 AND "AMOUNT")
    AND (("STATE" = 'SETTLED')
    OR ("SETTLED" = CAST(0 AS BIGINT)))
    AND (("STATE" = 'OPEN') = ("CLOSED_AT" IS NULL))
    AND ("STATE" = ANY(ARRAY ['OPEN', 'SETTLED', 'RELEASED', 'EXPIRED']))) NOCHECK;          
ALTER TABLE "PUBLIC"."FANFARE_BANK_ENTRY" ADD CONSTRAINT "PUBLIC"."FANFARE_BANK_ENTRY_STATE" CHECK("STATE" = ANY(ARRAY ['ACCEPTED', 'PAID', 'REJECTED', 'RETURNED'])) NOCHECK; 
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_WALLET" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_WALLET_ALLOWANCE" CHECK((("ALLOWANCE" IS NULL)
    OR ("ALLOWANCE" BETWEEN 0 AND 1000000000000))
    AND (("ALLOWANCE_PRIORITY" IS NULL)
    OR ("ALLOWANCE_PRIORITY" BETWEEN 0 AND 100))
    AND (("ALLOWANCE_ROLLOVER" IS NULL)
    OR ("ALLOWANCE_ROLLOVER" >= CAST(0 AS BIGINT)))
    AND (("ALLOWANCE_PRIORITY" IS NULL) = ("ALLOWANCE" IS NULL))
    AND (("ALLOWANCE_ANCHOR" IS NULL) = ("ALLOWANCE" IS NULL))
    AND (("ALLOWANCE_ZONE" IS NULL) = ("ALLOWANCE" IS NULL))
    AND (("ALLOWANCE_ROLLOVER" IS NULL) = ("ALLOWANCE" IS NULL))
    AND (("ALLOWANCE_POLICY" IS NULL) = ("ALLOWANCE" IS NULL))
    AND (("PERIOD_END" IS NULL) = ("ALLOWANCE" IS NULL))) NOCHECK;     
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_RUN" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_RUN_MINIMUM" CHECK("MINIMUM" > CAST(0 AS BIGINT)) NOCHECK;   
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_ENTRY" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_ENTRY_SEQ" CHECK(("SEQ" >= CAST(1 AS BIGINT))
    AND (("PREV_SEQ" IS NULL) = ("SEQ" = CAST(1 AS BIGINT)))
    AND (("PREV_AT" IS NULL) = ("SEQ" = CAST(1 AS BIGINT)))
    AND (("PREV_AT" IS NULL)
    OR ("PREV_AT" <= "AT"))
    AND (("PREV_SEQ" IS NULL)
    OR ("PREV_SEQ" = ("SEQ" - 1)))
    AND (("PREV_SEQ" IS NOT NULL)
    OR (("PREV_AVAILABLE" = CAST(0 AS BIGINT))
    AND ("PREV_RESERVED" = CAST(0 AS BIGINT))))) NOCHECK;
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_PERIOD" CHECK("PERIOD_START" <= "PERIOD_END") NOCHECK;           
ALTER TABLE "PUBLIC"."FANFARE_CREATOR" ADD CONSTRAINT "PUBLIC"."FANFARE_CREATOR_SCALE" CHECK("CURRENCY_SCALE" BETWEEN 0 AND 9) NOCHECK;        
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_ENTRY" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_ENTRY_SOURCE" CHECK(("SOURCE" IS NULL)
    OR ("SOURCE" = ANY(ARRAY ['ALLOWANCE', 'PURCHASE', 'PROMOTION', 'ACHIEVEMENT', 'ADJUSTMENT']))) NOCHECK;        
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_WALLET" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_WALLET_BALANCE" CHECK(("AVAILABLE" >= CAST(0 AS BIGINT))
    AND ("RESERVED" >= CAST(0 AS BIGINT))) NOCHECK;              
ALTER TABLE "PUBLIC"."FANFARE_COLLABORATION" ADD CONSTRAINT "PUBLIC"."FANFARE_COLLABORATION_TYPE" CHECK("TYPE" = ANY(ARRAY ['DUET', 'COLLAB_VIDEO', 'JOINT_STREAM'])) NOCHECK; 
ALTER TABLE "PUBLIC"."FANFARE_FACT" ADD CONSTRAINT "PUBLIC"."FANFARE_FACT_GIFT" CHECK((("SENDER" IS NULL)
    OR ("KIND" <> 'REVENUE'))
    AND (("QUANTITY" IS NULL)
    OR ("QUANTITY" BETWEEN 1 AND 2147483647))
    AND (("SPARK" IS NULL) = ("KIND" = 'REVENUE'))
    AND (("SPARK_NAME" IS NULL) = ("KIND" = 'REVENUE'))
    AND (("QUANTITY" IS NULL) = ("KIND" = 'REVENUE'))) NOCHECK; 
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_STEP" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_STEP_SOURCE" CHECK("SOURCE" = ANY(ARRAY ['POLICY', 'OPERATOR', 'ANSWER', 'REPORT', 'LOOKUP', 'NOT_RECEIVED', 'SILENCE'])) NOCHECK;          
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_AMOUNTS" CHECK(("GROSS" > CAST(0 AS BIGINT))
    AND ("NET" > CAST(0 AS BIGINT))
    AND ("FEE" >= CAST(0 AS BIGINT))
    AND ("TAX" >= CAST(0 AS BIGINT))
    AND ("AMOUNT" = (("NET" + "FEE") + "TAX"))) NOCHECK;              
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_REPORT" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_REPORT_STATE" CHECK("STATE" = ANY(ARRAY ['ACCEPTED', 'PAID', 'REJECTED', 'RETURNED'])) NOCHECK;           
ALTER TABLE "PUBLIC"."FANFARE_TIER_HISTORY" ADD CONSTRAINT "PUBLIC"."FANFARE_TIER_HISTORY_SEQ" CHECK(("CREATOR" <> '')
    AND ("SEQ" >= CAST(1 AS BIGINT))
    AND ("PREV_SEQ" = ("SEQ" - 1))
    AND (("PREV_SEQ" IS NULL) = ("SEQ" = CAST(1 AS BIGINT)))) NOCHECK;          
ALTER TABLE "PUBLIC"."FANFARE_TIER_STANDING" ADD CONSTRAINT "PUBLIC"."FANFARE_TIER_STANDING_DECIDED" CHECK(("SAVED" = FALSE)
    OR ("CAUSE" = 'OVERRIDE')
    OR (("EARNED_TIER" IS NOT NULL)
    AND ("EARNED_TIER" = "TIER"))) NOCHECK;     
ALTER TABLE "PUBLIC"."FANFARE_SALE_PART" ADD CONSTRAINT "PUBLIC"."FANFARE_SALE_PART_PLACE" CHECK("PLACE" >= 0) NOCHECK;        
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_RESERVATION_LINE" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_RESERVATION_LINE_AMOUNT" CHECK(("UPTO" >= CAST(1 AS BIGINT))
    AND (("PREV" IS NULL)
    OR (("PREV" >= CAST(1 AS BIGINT))
    AND ("PREV" < "UPTO")))) NOCHECK;              
ALTER TABLE "PUBLIC"."FANFARE_TIER_STANDING" ADD CONSTRAINT "PUBLIC"."FANFARE_TIER_STANDING_SEQ" CHECK(("CREATOR" <> '')
    AND ("SEQ" >= CAST(1 AS BIGINT))
    AND ("PREV_SEQ" = ("SEQ" - 1))
    AND (("PREV_SEQ" IS NULL) = (("SEQ" IS NULL)
    OR ("SEQ" = CAST(1 AS BIGINT))))) NOCHECK;               
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_ATTEMPT" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_ATTEMPT_DETAILS" CHECK((("DETAILS" IS NOT NULL)
    OR ("IS_OPEN" = FALSE))
    AND (("DETAILS" IS NULL) = ("DETAILS_KEY" IS NULL))) NOCHECK;            
ALTER TABLE "PUBLIC"."FANFARE_FACT" ADD CONSTRAINT "PUBLIC"."FANFARE_FACT_CREATOR" CHECK(("CREATOR" IS NOT NULL)
    OR ("KIND" = 'REVENUE')) NOCHECK;         
ALTER TABLE "PUBLIC"."FANFARE_BANK_FILE_TURN" ADD CONSTRAINT "PUBLIC"."FANFARE_BANK_FILE_TURN_ONE" CHECK("ID" = 1) NOCHECK;    
ALTER TABLE "PUBLIC"."FANFARE_BANK_ENTRY" ADD CONSTRAINT "PUBLIC"."FANFARE_BANK_ENTRY_CAUSE" CHECK("CAUSE" = ANY(ARRAY ['INVALID', 'ASKED_FIRST'])) NOCHECK;   
ALTER TABLE "PUBLIC"."FANFARE_BANK_ENTRY" ADD CONSTRAINT "PUBLIC"."FANFARE_BANK_ENTRY_SCALE" CHECK("SCALE" BETWEEN 0 AND 9) NOCHECK;           
ALTER TABLE "PUBLIC"."FANFARE_COLLABORATION" ADD CONSTRAINT "PUBLIC"."FANFARE_COLLABORATION_PARTIES" CHECK(("INITIATOR" <> '')
    AND ("TARGET" <> '')
    AND ("INITIATOR" <> "TARGET")
    AND ("FIRST_PARTY" IN("INITIATOR", "TARGET"))) NOCHECK;          
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_GRANT" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_GRANT_SOURCE" CHECK("SOURCE" = ANY(ARRAY ['ALLOWANCE', 'PURCHASE', 'PROMOTION', 'ACHIEVEMENT', 'ADJUSTMENT'])) NOCHECK;    
ALTER TABLE "PUBLIC"."FANFARE_HOLD" ADD CONSTRAINT "PUBLIC"."FANFARE_HOLD_AMOUNT" CHECK("AMOUNT" > CAST(0 AS BIGINT)) NOCHECK; 
ALTER TABLE "PUBLIC"."FANFARE_TIER_STANDING" ADD CONSTRAINT "PUBLIC"."FANFARE_TIER_STANDING_LEVEL" CHECK("LEVEL" BETWEEN 0 AND 1000) NOCHECK;  
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_CHARGE" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_CHARGE_REFUND" CHECK("REFUNDED" BETWEEN 0 AND "AMOUNT") NOCHECK;          
ALTER TABLE "PUBLIC"."FANFARE_TIER_HISTORY" ADD CONSTRAINT "PUBLIC"."FANFARE_TIER_HISTORY_INTERVAL" CHECK("ENDED_AT" >= "BEGAN_AT") NOCHECK;   
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_ATTEMPT" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_ATTEMPT_AMOUNT" CHECK("AMOUNT" > CAST(0 AS BIGINT)) NOCHECK;             
ALTER TABLE "PUBLIC"."FANFARE_SALE_PART" ADD CONSTRAINT "PUBLIC"."FANFARE_SALE_PART_RATE" CHECK("RATE_PPM" BETWEEN 0 AND 1000000) NOCHECK;     
ALTER TABLE "PUBLIC"."FANFARE_TIER_STANDING" ADD CONSTRAINT "PUBLIC"."FANFARE_TIER_STANDING_EARNED" CHECK((("EARNED_EVIDENCE" IS NULL)
    OR ("EARNED_TIER" IS NOT NULL))
    AND (("EARNED_LEVEL" IS NULL)
    OR ("EARNED_LEVEL" BETWEEN 0 AND 1000))
    AND (("MISSES" IS NULL)
    OR ("MISSES" >= 0))
    AND (("EARNED_LEVEL" IS NULL) = ("EARNED_TIER" IS NULL))
    AND (("PROMOTED_AT" IS NULL) = ("EARNED_TIER" IS NULL))
    AND (("MISSES" IS NULL) = ("EARNED_TIER" IS NULL))
    AND (("EARNED_POLICY_VERSION" IS NULL) = ("EARNED_TIER" IS NULL))) NOCHECK;   
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_GRANT" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_GRANT_TERMS" CHECK(("AMOUNT" >= CAST(1 AS BIGINT))
    AND ("PRIORITY" BETWEEN 0 AND 100)
    AND (("EXPIRES_AT" IS NULL)
    OR ("EXPIRES_AT" > "EFFECTIVE_AT"))) NOCHECK;
ALTER TABLE "PUBLIC"."FANFARE_SALE" ADD CONSTRAINT "PUBLIC"."FANFARE_SALE_GROSS" CHECK("GROSS" > CAST(0 AS BIGINT)) NOCHECK;   
ALTER TABLE "PUBLIC"."FANFARE_REFUND" ADD CONSTRAINT "PUBLIC"."FANFARE_REFUND_SALE" CHECK(("SALE" IS NOT NULL)
    OR ("SALE_KNOWN" = FALSE)) NOCHECK;         
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_WALLET" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_WALLET_FIRST" CHECK((("FIRST_GRANT" IS NULL) = ("FIRST_LEFT" IS NULL))
    AND (("FIRST_LEFT" IS NULL)
    OR ("FIRST_LEFT" BETWEEN 1 AND "AVAILABLE"))) NOCHECK;         
ALTER TABLE "PUBLIC"."FANFARE_ACCOUNT" ADD CONSTRAINT "PUBLIC"."FANFARE_ACCOUNT_BOUNDS" CHECK(CASE WHEN "KIND" = ANY(ARRAY ['EARNINGS_PENDING', 'EARNINGS_AVAILABLE', 'PAYOUT_CLEARING', 'RESERVE']) THEN ("OWNER" <> '')
    AND ("BALANCE" >= CAST(0 AS BIGINT)) WHEN "KIND" = 'RECEIVABLE' THEN ("OWNER" <> '')
    AND ("BALANCE" <= CAST(0 AS BIGINT)) WHEN "KIND" = 'CASH' THEN ("OWNER" <> '')
    AND ("BALANCE" = CAST(0 AS BIGINT))
    AND ("SEQ" = CAST(0 AS BIGINT)) WHEN "KIND" = ANY(ARRAY ['FANS', 'COMMISSION', 'PAYOUT_FEES', 'PROCESSING_COST', 'FX_CLEARING', 'TAX_WITHHELD', 'ROUNDING']) THEN ("OWNER" = '')
    AND ("BALANCE" = CAST(0 AS BIGINT))
    AND ("SEQ" = CAST(0 AS BIGINT)) ELSE FALSE END) NOCHECK;        
ALTER TABLE "PUBLIC"."FANFARE_REFUND_PART" ADD CONSTRAINT "PUBLIC"."FANFARE_REFUND_PART_SUM" CHECK(("GROSS" >= CAST(0 AS BIGINT))
    AND ("FROM_PENDING" >= CAST(0 AS BIGINT))
    AND ("FROM_AVAILABLE" >= CAST(0 AS BIGINT))
    AND ("OWED" >= CAST(0 AS BIGINT))
    AND ("CLAWED_BACK" = (("FROM_PENDING" + "FROM_AVAILABLE") + "OWED"))) NOCHECK;       
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_RUN_ENTRY" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_RUN_ENTRY_MADE" CHECK(CASE WHEN "OUTCOME" = 'SKIPPED' THEN ("PAYOUT" IS NULL)
    AND ("GROSS" IS NULL)
    AND ("GROSS_ASSET" IS NULL)
    AND ("GROSS_SCALE" IS NULL)
    AND ("NET" IS NULL)
    AND ("NET_ASSET" IS NULL)
    AND ("NET_SCALE" IS NULL) ELSE ("PAYOUT" IS NOT NULL)
    AND ("GROSS" IS NOT NULL)
    AND ("GROSS_ASSET" IS NOT NULL)
    AND ("GROSS_SCALE" IS NOT NULL)
    AND ("NET" IS NOT NULL)
    AND ("NET_ASSET" IS NOT NULL)
    AND ("NET_SCALE" IS NOT NULL)
    AND ("GROSS" > CAST(0 AS BIGINT))
    AND ("NET" > CAST(0 AS BIGINT)) END) NOCHECK;  
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_ENTRY" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_ENTRY_FIGURES" CHECK(("AMOUNT" >= CAST(0 AS BIGINT))
    AND ("AVAILABLE_AFTER" >= CAST(0 AS BIGINT))
    AND ("RESERVED_AFTER" >= CAST(0 AS BIGINT))) NOCHECK;            
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_ATTEMPT" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_ATTEMPT_MARKER" CHECK("OPEN_MARKER" = "PAYOUT") NOCHECK; 
ALTER TABLE "PUBLIC"."FANFARE_COLLABORATION" ADD CONSTRAINT "PUBLIC"."FANFARE_COLLABORATION_WEIGHTS" CHECK(("FIRST_WEIGHT" >= 1)
    AND ("SECOND_WEIGHT" >= 1)
    AND ("FIRST_WEIGHT" <= (1000000 - "SECOND_WEIGHT"))) NOCHECK;              
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_RUN" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_RUN_SCALE" CHECK("SCALE" BETWEEN 0 AND 9) NOCHECK;           
ALTER TABLE "PUBLIC"."FANFARE_TIER_STANDING" ADD CONSTRAINT "PUBLIC"."FANFARE_TIER_STANDING_WHOLE" CHECK((("EVIDENCE" IS NULL)
    OR ("SEQ" IS NOT NULL))
    AND (("SAVED" = FALSE)
    OR ("SEQ" IS NOT NULL))
    AND (("TIER" IS NULL) = ("SEQ" IS NULL))
    AND (("LEVEL" IS NULL) = ("SEQ" IS NULL))
    AND (("CAUSE" IS NULL) = ("SEQ" IS NULL))
    AND (("BEGAN_AT" IS NULL) = ("SEQ" IS NULL))
    AND (("POLICY_VERSION" IS NULL) = ("SEQ" IS NULL))) NOCHECK;   
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_RESERVATION" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_RESERVATION_AMOUNT" CHECK("AMOUNT" BETWEEN 1 AND 1000000000000) NOCHECK;             
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_WALLET" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_WALLET_UNTOUCHED" CHECK(("CHANGED_AT" IS NOT NULL)
    OR (("LAST_ENTRY" IS NULL)
    AND ("ALLOWANCE" IS NULL)
    AND ("NEXT_DUE" IS NULL)
    AND ("FIRST_GRANT" IS NULL))) NOCHECK;   
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_CHARGE" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_CHARGE_AMOUNT" CHECK("AMOUNT" BETWEEN 1 AND 1000000000000) NOCHECK;       
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_GRANT" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_GRANT_PERIOD" CHECK(("PERIOD" IS NULL)
    OR (("PERIOD" >= CAST(0 AS BIGINT))
    AND ("SOURCE" = 'ALLOWANCE'))) NOCHECK; 
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_RESERVATION" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_RESERVATION_TIME" CHECK("EXPIRES_AT" > "CREATED_AT") NOCHECK;        
ALTER TABLE "PUBLIC"."FANFARE_REFUND" ADD CONSTRAINT "PUBLIC"."FANFARE_REFUND_SOURCE" CHECK("SOURCE" = ANY(ARRAY ['GIFT', 'SUBSCRIPTION', 'TIP', 'CUSTOM_CONTENT', 'LIVE_STREAM', 'AD', 'PREMIUM', 'OTHER'])) NOCHECK;         
ALTER TABLE "PUBLIC"."FANFARE_ACCOUNT" ADD CONSTRAINT "PUBLIC"."FANFARE_ACCOUNT_SCALE" CHECK("SCALE" BETWEEN 0 AND 9) NOCHECK; 
ALTER TABLE "PUBLIC"."FANFARE_TRANSACTION" ADD CONSTRAINT "PUBLIC"."FANFARE_TRANSACTION_NOT_ITSELF" CHECK("REVERSES" <> "ID") NOCHECK;         
ALTER TABLE "PUBLIC"."FANFARE_TIER_HISTORY" ADD CONSTRAINT "PUBLIC"."FANFARE_TIER_HISTORY_LEVEL" CHECK("LEVEL" BETWEEN 0 AND 1000) NOCHECK;    
ALTER TABLE "PUBLIC"."FANFARE_SALE_PART" ADD CONSTRAINT "PUBLIC"."FANFARE_SALE_PART_EARNED" CHECK(("GROSS" >= CAST(0 AS BIGINT))
    AND ("EARNED" BETWEEN 0 AND "GROSS")) NOCHECK;            
ALTER TABLE "PUBLIC"."FANFARE_CREATOR" ADD CONSTRAINT "PUBLIC"."FANFARE_CREATOR_HOLD" CHECK("PAYOUT_HOLD" <> '') NOCHECK;      
ALTER TABLE "PUBLIC"."FANFARE_BANK_ENTRY" ADD CONSTRAINT "PUBLIC"."FANFARE_BANK_ENTRY_WHOLE" CHECK(CASE "KIND" WHEN 'INSTRUCTION' THEN ("CAUSE" IS NULL)
    AND ("REFUSAL" IS NULL)
    AND ("PAYOUT" IS NOT NULL)
    AND ("ASSET" IS NOT NULL)
    AND ("SCALE" IS NOT NULL)
    AND ("AMOUNT" IS NOT NULL)
    AND ("SEPA" IS NOT NULL)
    AND ("BLOCK" IS NOT NULL)
    AND ("REMITTANCE" IS NOT NULL)
    AND ("STATE" IS NOT NULL)
    AND ("STATE_AT" IS NOT NULL) WHEN 'REFUSAL' THEN ("CAUSE" IS NOT NULL)
    AND ("REFUSAL" IS NOT NULL)
    AND ("PAYOUT" IS NULL)
    AND ("ASSET" IS NULL)
    AND ("SCALE" IS NULL)
    AND ("AMOUNT" IS NULL)
    AND ("SEPA" IS NULL)
    AND ("BLOCK" IS NULL)
    AND ("REMITTANCE" IS NULL)
    AND ("DETAILS" IS NULL)
    AND ("DETAILS_KEY" IS NULL)
    AND ("MESSAGE_ID" IS NULL)
    AND ("STATE" IS NULL)
    AND ("REFERENCE" IS NULL)
    AND ("REASON" IS NULL)
    AND ("STATE_AT" IS NULL) ELSE FALSE END) NOCHECK;          
ALTER TABLE "PUBLIC"."FANFARE_POSTING" ADD CONSTRAINT "PUBLIC"."FANFARE_POSTING_SUM" CHECK((("SEQ" = CAST(0 AS BIGINT))
    AND ("TXN" IS NULL)
    AND ("LINE" IS NULL)
    AND ("AT" IS NULL)
    AND ("DELTA" = CAST(0 AS BIGINT))
    AND ("BALANCE_AFTER" = CAST(0 AS BIGINT))
    AND ("PREV_SEQ" IS NULL)
    AND ("PREV_BALANCE" IS NULL))
    OR (("SEQ" > CAST(0 AS BIGINT))
    AND ("TXN" IS NOT NULL)
    AND ("LINE" IS NOT NULL)
    AND ("AT" IS NOT NULL)
    AND ("DELTA" <> CAST(0 AS BIGINT))
    AND ("PREV_SEQ" IS NOT NULL)
    AND ("PREV_BALANCE" IS NOT NULL)
    AND ("PREV_SEQ" = ("SEQ" - 1))
    AND ("BALANCE_AFTER" = ("PREV_BALANCE" + "DELTA")))) NOCHECK;   
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_EXCHANGE" CHECK(CASE WHEN ("BALANCE_ASSET" = "ASSET")
    AND ("BALANCE_SCALE" = "SCALE") THEN ("FX_RATE" IS NULL)
    AND ("FX_SOURCE" IS NULL)
    AND ("FX_AT" IS NULL)
    AND ("FX_SPENT" IS NULL)
    AND ("FX_REMAINDER" IS NULL)
    AND ("AMOUNT" = "GROSS") ELSE ("FX_RATE" IS NOT NULL)
    AND ("FX_SOURCE" IS NOT NULL)
    AND ("FX_AT" IS NOT NULL)
    AND ("FX_SPENT" IS NOT NULL)
    AND ("FX_REMAINDER" IS NOT NULL)
    AND ("FX_SPENT" >= CAST(0 AS BIGINT))
    AND ("FX_REMAINDER" >= CAST(0 AS BIGINT))
    AND (("FX_SPENT" + "FX_REMAINDER") = "GROSS") END) NOCHECK; 
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_WALLET" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_WALLET_PERIOD" CHECK(("PERIOD" >= CAST(0 AS BIGINT))
    AND ("PERIOD_ALLOWED" >= CAST(0 AS BIGINT))
    AND ("PERIOD_CARRIED" >= CAST(0 AS BIGINT))
    AND ("PERIOD_GRANTED" >= CAST(0 AS BIGINT))
    AND ("PERIOD_USED" >= CAST(0 AS BIGINT))
    AND (("PERIOD_END" IS NULL)
    OR ("PERIOD_END" > "PERIOD_START"))) NOCHECK;       
ALTER TABLE "PUBLIC"."FANFARE_BANK_ENTRY" ADD CONSTRAINT "PUBLIC"."FANFARE_BANK_ENTRY_BLOCK" CHECK((("SEPA" = FALSE)
    OR ("ASSET" = 'EUR'))
    AND ("BLOCK" = CASE WHEN "SEPA" THEN "ASSET" || '-SEPA' ELSE "ASSET" END)) NOCHECK;         
ALTER TABLE "PUBLIC"."FANFARE_TIER_HISTORY" ADD CONSTRAINT "PUBLIC"."FANFARE_TIER_HISTORY_CAUSE" CHECK("CAUSE" = ANY(ARRAY ['EVALUATION', 'OVERRIDE', 'OVERRIDE_ENDED'])) NOCHECK;             
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_FEE_LINE" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_FEE_LINE_AMOUNT" CHECK(CASE WHEN "KIND" = ANY(ARRAY ['PERCENTAGE', 'FIXED', 'MINIMUM']) THEN "AMOUNT" > CAST(0 AS BIGINT) WHEN "KIND" = ANY(ARRAY ['MAXIMUM', 'GROSS']) THEN "AMOUNT" < CAST(0 AS BIGINT) ELSE FALSE END) NOCHECK;      
ALTER TABLE "PUBLIC"."FANFARE_COLLABORATION" ADD CONSTRAINT "PUBLIC"."FANFARE_COLLABORATION_STATE" CHECK("STATE" = ANY(ARRAY ['PENDING', 'ACCEPTED', 'REJECTED', 'EXPIRED', 'WITHDRAWN', 'COMPLETED'])) NOCHECK;               
ALTER TABLE "PUBLIC"."FANFARE_OPERATION" ADD CONSTRAINT "PUBLIC"."FANFARE_OPERATION_WHOLE" CHECK((("KIND" IS NULL) = ("ANSWER" IS NULL))
    AND (("FINGERPRINT" IS NULL) = ("ANSWER" IS NULL))
    AND (("ANSWERED_AT" IS NULL) = ("ANSWER" IS NULL))
    AND (("ANSWER_TYPE" IS NULL) = ("ANSWER" IS NULL))) NOCHECK;        
ALTER TABLE "PUBLIC"."FANFARE_TRANSFER" ADD CONSTRAINT "PUBLIC"."FANFARE_TRANSFER_LINE" CHECK("LINE" >= 0) NOCHECK;            
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_CHARGE_LINE" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_CHARGE_LINE_AMOUNT" CHECK(("UPTO" >= CAST(1 AS BIGINT))
    AND (("PREV" IS NULL)
    OR (("PREV" >= CAST(1 AS BIGINT))
    AND ("PREV" < "UPTO")))) NOCHECK;        
ALTER TABLE "PUBLIC"."FANFARE_TRANSFER" ADD CONSTRAINT "PUBLIC"."FANFARE_TRANSFER_TWO_ACCOUNTS" CHECK("DEBIT" <> "CREDIT") NOCHECK;            
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_STEP" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_STEP_FOLLOWS" CHECK((("SEQ" = 1)
    AND ("PREV_SEQ" IS NULL)
    AND ("FROM_STATE" IS NULL)
    AND ("TO_STATE" = 'REQUESTED'))
    OR (("SEQ" > 1)
    AND ("PREV_SEQ" IS NOT NULL)
    AND ("FROM_STATE" IS NOT NULL)
    AND ("PREV_SEQ" = ("SEQ" - 1)))) NOCHECK;      
ALTER TABLE "PUBLIC"."FANFARE_SALE" ADD CONSTRAINT "PUBLIC"."FANFARE_SALE_SCALE" CHECK("SCALE" BETWEEN 0 AND 9) NOCHECK;       
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_STATE" CHECK("STATE" = ANY(ARRAY ['REQUESTED', 'IN_REVIEW', 'APPROVED', 'SUBMITTING', 'SUBMITTED', 'UNKNOWN', 'PAID', 'RETURNED', 'FAILED', 'CANCELLED'])) NOCHECK;              
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_RUN_ENTRY" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_RUN_ENTRY_OUTCOME" CHECK("OUTCOME" = ANY(ARRAY ['REQUESTED', 'WAITING', 'SUBMITTED', 'PAID', 'FAILED', 'UNKNOWN', 'SKIPPED'])) NOCHECK;
ALTER TABLE "PUBLIC"."FANFARE_CREATOR" ADD CONSTRAINT "PUBLIC"."FANFARE_CREATOR_NAME" CHECK("DISPLAY_NAME" <> '') NOCHECK;     
ALTER TABLE "PUBLIC"."FANFARE_COLLABORATION" ADD CONSTRAINT "PUBLIC"."FANFARE_COLLABORATION_REFERENCE" CHECK("REFERENCE" <> '') NOCHECK;       
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_CHARGE_LINE" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_CHARGE_LINE_ONCE" UNIQUE NULLS DISTINCT ("CHARGE", "PREV");          
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_STEP" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_STEP_END" UNIQUE NULLS DISTINCT ("PAYOUT", "SEQ", "TO_STATE");              
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_CHARGE" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_CHARGE_OF_WALLET" UNIQUE NULLS DISTINCT ("WALLET", "ID"); 
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_PAYS" UNIQUE NULLS DISTINCT ("ID", "CREATOR", "METHOD", "ASSET", "SCALE", "NET");
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_GRANT" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_GRANT_OF_WALLET" UNIQUE NULLS DISTINCT ("WALLET", "ID");   
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_WALLET" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_WALLET_ONCE" UNIQUE NULLS DISTINCT ("CREATOR", "CREDIT_TYPE");            
ALTER TABLE "PUBLIC"."FANFARE_COLLABORATION" ADD CONSTRAINT "PUBLIC"."FANFARE_COLLABORATION_ONE_PENDING" UNIQUE NULLS DISTINCT ("INITIATOR", "TARGET", "TYPE", "PENDING_FOR"); 
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_RESERVATION" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_RESERVATION_OF_WALLET" UNIQUE NULLS DISTINCT ("WALLET", "ID");       
ALTER TABLE "PUBLIC"."FANFARE_TRANSACTION" ADD CONSTRAINT "PUBLIC"."FANFARE_TRANSACTION_ONCE" UNIQUE NULLS DISTINCT ("TX_KEY", "KIND");        
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_ENTRY" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_ENTRY_END" UNIQUE NULLS DISTINCT ("WALLET", "AT", "SEQ", "AVAILABLE_AFTER", "RESERVED_AFTER");             
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_RESERVATION_LINE" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_RESERVATION_LINE_ONCE" UNIQUE NULLS DISTINCT ("RESERVATION", "PREV");           
ALTER TABLE "PUBLIC"."FANFARE_ACCOUNT" ADD CONSTRAINT "PUBLIC"."FANFARE_ACCOUNT_ONCE" UNIQUE NULLS DISTINCT ("KIND", "ASSET", "SCALE", "OWNER");               
ALTER TABLE "PUBLIC"."FANFARE_TIER_HISTORY" ADD CONSTRAINT "PUBLIC"."FANFARE_TIER_HISTORY_END" UNIQUE NULLS DISTINCT ("CREATOR", "SEQ", "ENDED_AT");           
ALTER TABLE "PUBLIC"."FANFARE_POSTING" ADD CONSTRAINT "PUBLIC"."FANFARE_POSTING_LINK" UNIQUE NULLS DISTINCT ("ACCOUNT", "SEQ", "BALANCE_AFTER");               
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_RUN_ENTRY" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_RUN_ENTRY_ONCE" UNIQUE NULLS DISTINCT ("PAYOUT");      
ALTER TABLE "PUBLIC"."FANFARE_TRANSACTION" ADD CONSTRAINT "PUBLIC"."FANFARE_TRANSACTION_REVERSED_ONCE" UNIQUE NULLS DISTINCT ("REVERSES");     
ALTER TABLE "PUBLIC"."FANFARE_ACCOUNT" ADD CONSTRAINT "PUBLIC"."FANFARE_ACCOUNT_OF_ASSET" UNIQUE NULLS DISTINCT ("ID", "ASSET", "SCALE");      
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_ATTEMPT" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_ATTEMPT_ONE_OPEN" UNIQUE NULLS DISTINCT ("OPEN_MARKER"); 
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_RESERVATION" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_RESERVATION_SETTLED" UNIQUE NULLS DISTINCT ("ID", "SETTLED");        
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_CHARGE" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_CHARGE_RESERVATION" UNIQUE NULLS DISTINCT ("RESERVATION");
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_ENTRY" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_ENTRY_RESERVATION" FOREIGN KEY("WALLET", "RESERVATION") REFERENCES "PUBLIC"."FANFARE_CREDIT_RESERVATION"("WALLET", "ID") NOCHECK;          
ALTER TABLE "PUBLIC"."FANFARE_REFUND_PART" ADD CONSTRAINT "PUBLIC"."FANFARE_REFUND_PART_REFUND" FOREIGN KEY("REFUND") REFERENCES "PUBLIC"."FANFARE_REFUND"("ID") NOCHECK;      
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_REPORT" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_REPORT_ATTEMPT" FOREIGN KEY("ATTEMPT_KEY") REFERENCES "PUBLIC"."FANFARE_PAYOUT_ATTEMPT"("ATTEMPT_KEY") NOCHECK;           
ALTER TABLE "PUBLIC"."FANFARE_TRANSFER" ADD CONSTRAINT "PUBLIC"."FANFARE_TRANSFER_DEBIT" FOREIGN KEY("DEBIT", "ASSET", "SCALE") REFERENCES "PUBLIC"."FANFARE_ACCOUNT"("ID", "ASSET", "SCALE") NOCHECK;         
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_CHARGE" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_CHARGE_LINES" FOREIGN KEY("ID", "AMOUNT") REFERENCES "PUBLIC"."FANFARE_CREDIT_CHARGE_LINE"("CHARGE", "UPTO") NOCHECK;     
ALTER TABLE "PUBLIC"."FANFARE_SALE_PART" ADD CONSTRAINT "PUBLIC"."FANFARE_SALE_PART_SALE" FOREIGN KEY("SALE") REFERENCES "PUBLIC"."FANFARE_SALE"("ID") NOCHECK;
ALTER TABLE "PUBLIC"."FANFARE_TRANSFER" ADD CONSTRAINT "PUBLIC"."FANFARE_TRANSFER_TXN" FOREIGN KEY("TXN") REFERENCES "PUBLIC"."FANFARE_TRANSACTION"("ID") NOCHECK;             
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_RESERVATION_LINE" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_RESERVATION_LINE_CHAIN" FOREIGN KEY("RESERVATION", "PREV") REFERENCES "PUBLIC"."FANFARE_CREDIT_RESERVATION_LINE"("RESERVATION", "UPTO") NOCHECK;
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_RUN_ENTRY" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_RUN_ENTRY_PAYOUT" FOREIGN KEY("PAYOUT") REFERENCES "PUBLIC"."FANFARE_PAYOUT"("ID") NOCHECK;            
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_ENTRY" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_ENTRY_GRANT" FOREIGN KEY("WALLET", "GRANT_ID") REFERENCES "PUBLIC"."FANFARE_CREDIT_GRANT"("WALLET", "ID") NOCHECK;         
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_RESERVATION_LINE" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_C2" FOREIGN KEY("GRANT_ID") REFERENCES "PUBLIC"."FANFARE_CREDIT_GRANT"("ID") NOCHECK;               
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_GRANT" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_82C" FOREIGN KEY("WALLET") REFERENCES "PUBLIC"."FANFARE_CREDIT_WALLET"("ID") NOCHECK;          
ALTER TABLE "PUBLIC"."FANFARE_ACCOUNT" ADD CONSTRAINT "PUBLIC"."FANFARE_ACCOUNT_END" FOREIGN KEY("ID", "SEQ", "BALANCE") REFERENCES "PUBLIC"."FANFARE_POSTING"("ACCOUNT", "SEQ", "BALANCE_AFTER") NOCHECK;     
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_CHARGE_LINE" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_CHARGE_LINE_CHAIN" FOREIGN KEY("CHARGE", "PREV") REFERENCES "PUBLIC"."FANFARE_CREDIT_CHARGE_LINE"("CHARGE", "UPTO") NOCHECK;         
ALTER TABLE "PUBLIC"."FANFARE_TRANSFER" ADD CONSTRAINT "PUBLIC"."FANFARE_TRANSFER_CREDIT" FOREIGN KEY("CREDIT", "ASSET", "SCALE") REFERENCES "PUBLIC"."FANFARE_ACCOUNT"("ID", "ASSET", "SCALE") NOCHECK;       
ALTER TABLE "PUBLIC"."FANFARE_POSTING" ADD CONSTRAINT "PUBLIC"."FANFARE_POSTING_CHAIN" FOREIGN KEY("ACCOUNT", "PREV_SEQ", "PREV_BALANCE") REFERENCES "PUBLIC"."FANFARE_POSTING"("ACCOUNT", "SEQ", "BALANCE_AFTER") NOCHECK;    
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_RESERVATION" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_RESERVATION_LINES" FOREIGN KEY("ID", "AMOUNT") REFERENCES "PUBLIC"."FANFARE_CREDIT_RESERVATION_LINE"("RESERVATION", "UPTO") NOCHECK; 
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_ENTRY" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_ENTRY_CHAIN" FOREIGN KEY("WALLET", "PREV_AT", "PREV_SEQ", "PREV_AVAILABLE", "PREV_RESERVED") REFERENCES "PUBLIC"."FANFARE_CREDIT_ENTRY"("WALLET", "AT", "SEQ", "AVAILABLE_AFTER", "RESERVED_AFTER") NOCHECK;               
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_CHARGE_LINE" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_4" FOREIGN KEY("GRANT_ID") REFERENCES "PUBLIC"."FANFARE_CREDIT_GRANT"("ID") NOCHECK;     
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_FEE_LINE" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_FEE_LINE_PAYOUT" FOREIGN KEY("PAYOUT") REFERENCES "PUBLIC"."FANFARE_PAYOUT"("ID") NOCHECK;              
ALTER TABLE "PUBLIC"."FANFARE_BANK_ENTRY" ADD CONSTRAINT "PUBLIC"."FANFARE_BANK_ENTRY_FILE" FOREIGN KEY("MESSAGE_ID") REFERENCES "PUBLIC"."FANFARE_BANK_FILE"("MESSAGE_ID") NOCHECK;           
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_CHARGE" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_CHARGE_SETTLES" FOREIGN KEY("RESERVATION", "AMOUNT") REFERENCES "PUBLIC"."FANFARE_CREDIT_RESERVATION"("ID", "SETTLED") NOCHECK;           
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_WALLET" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_WALLET_FIRST_GRANT" FOREIGN KEY("ID", "FIRST_GRANT") REFERENCES "PUBLIC"."FANFARE_CREDIT_GRANT"("WALLET", "ID") NOCHECK;  
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_WALLET" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_WALLET_STATEMENT" FOREIGN KEY("ID", "LAST_AT", "LAST_ENTRY", "AVAILABLE", "RESERVED") REFERENCES "PUBLIC"."FANFARE_CREDIT_ENTRY"("WALLET", "AT", "SEQ", "AVAILABLE_AFTER", "RESERVED_AFTER") NOCHECK;     
ALTER TABLE "PUBLIC"."FANFARE_TIER_HISTORY" ADD CONSTRAINT "PUBLIC"."FANFARE_TIER_HISTORY_OPEN" FOREIGN KEY("CREATOR") REFERENCES "PUBLIC"."FANFARE_TIER_STANDING"("CREATOR") NOCHECK;         
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_STEP" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_STEP_LEGAL" FOREIGN KEY("MOVED_FROM", "MOVED_TO") REFERENCES "PUBLIC"."FANFARE_PAYOUT_TRANSITION"("FROM_STATE", "TO_STATE") NOCHECK;        
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_RUN_ENTRY" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_RUN_ENTRY_RUN" FOREIGN KEY("RUN_KEY") REFERENCES "PUBLIC"."FANFARE_PAYOUT_RUN"("RUN_KEY") NOCHECK;     
ALTER TABLE "PUBLIC"."FANFARE_TIER_HISTORY" ADD CONSTRAINT "PUBLIC"."FANFARE_TIER_HISTORY_CHAIN" FOREIGN KEY("CREATOR", "PREV_SEQ", "BEGAN_AT") REFERENCES "PUBLIC"."FANFARE_TIER_HISTORY"("CREATOR", "SEQ", "ENDED_AT") NOCHECK;              
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_OF_RUN" FOREIGN KEY("RUN_KEY") REFERENCES "PUBLIC"."FANFARE_PAYOUT_RUN"("RUN_KEY") NOCHECK;      
ALTER TABLE "PUBLIC"."FANFARE_POSTING" ADD CONSTRAINT "PUBLIC"."FANFARE_POSTING_LINE" FOREIGN KEY("TXN", "LINE") REFERENCES "PUBLIC"."FANFARE_TRANSFER"("TXN", "LINE") NOCHECK;
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_ENTRY" ADD CONSTRAINT "PUBLIC"."FANFARE_CREDIT_ENTRY_CHARGE" FOREIGN KEY("WALLET", "CHARGE") REFERENCES "PUBLIC"."FANFARE_CREDIT_CHARGE"("WALLET", "ID") NOCHECK;         
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_ATTEMPT" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_ATTEMPT_PAYS" FOREIGN KEY("PAYOUT", "CREATOR", "METHOD", "ASSET", "SCALE", "AMOUNT") REFERENCES "PUBLIC"."FANFARE_PAYOUT"("ID", "CREATOR", "METHOD", "ASSET", "SCALE", "NET") NOCHECK;   
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_GRANT" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_82C6" FOREIGN KEY("PARENT") REFERENCES "PUBLIC"."FANFARE_CREDIT_GRANT"("ID") NOCHECK;          
ALTER TABLE "PUBLIC"."FANFARE_TRANSACTION" ADD CONSTRAINT "PUBLIC"."FANFARE_TRANSACTION_REVERSES" FOREIGN KEY("REVERSES") REFERENCES "PUBLIC"."FANFARE_TRANSACTION"("ID") NOCHECK;             
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_CHARGE" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_CE9" FOREIGN KEY("WALLET") REFERENCES "PUBLIC"."FANFARE_CREDIT_WALLET"("ID") NOCHECK;         
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_LAST_STEP" FOREIGN KEY("ID", "VERSION", "STATE") REFERENCES "PUBLIC"."FANFARE_PAYOUT_STEP"("PAYOUT", "SEQ", "TO_STATE") NOCHECK; 
ALTER TABLE "PUBLIC"."FANFARE_PAYOUT_STEP" ADD CONSTRAINT "PUBLIC"."FANFARE_PAYOUT_STEP_CHAIN" FOREIGN KEY("PAYOUT", "PREV_SEQ", "FROM_STATE") REFERENCES "PUBLIC"."FANFARE_PAYOUT_STEP"("PAYOUT", "SEQ", "TO_STATE") NOCHECK; 
ALTER TABLE "PUBLIC"."FANFARE_CREDIT_RESERVATION" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_B20" FOREIGN KEY("WALLET") REFERENCES "PUBLIC"."FANFARE_CREDIT_WALLET"("ID") NOCHECK;    
ALTER TABLE "PUBLIC"."FANFARE_TIER_STANDING" ADD CONSTRAINT "PUBLIC"."FANFARE_TIER_STANDING_CHAIN" FOREIGN KEY("CREATOR", "PREV_SEQ", "BEGAN_AT") REFERENCES "PUBLIC"."FANFARE_TIER_HISTORY"("CREATOR", "SEQ", "ENDED_AT") NOCHECK;            
