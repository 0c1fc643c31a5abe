package lexiscope.format;

import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.postprocessor.PostProcessor;
import lexiscope.tokenizer.postprocessor.TemplateProcessing;
import lexiscope.tokenizer.postprocessor.TemplateProcessing.Part;
import lexiscope.tokenizer.subword.ScoredPieces;
import lexiscope.tokenizer.subword.ScoredPieces.Role;
import lexiscope.tokenizer.subword.SubwordModel;
import lexiscope.vocabulary.AddedToken;
import lexiscope.vocabulary.TokenKind;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The ids that a class of `transformers` gives to the pieces of a SentencePiece model: fairseq's
/// order (XLM-R, CamemBERT, mBART, NLLB), T5's extra ids, Marian's `vocab.json`. Any other class
/// keeps the ids of the file.
final class SentencePieceClass {
    private static final List<String> MBART =
            languages(
                    "ar_AR cs_CZ de_DE en_XX es_XX et_EE fi_FI fr_XX gu_IN hi_IN it_IT ja_XX kk_KZ"
                            + " ko_KR lt_LT lv_LV my_MM ne_NP nl_XX ro_RO ru_RU si_LK tr_TR vi_VN"
                            + " zh_CN");

    private static final List<String> MBART50 =
            languages(
                    String.join(" ", MBART)
                            + " af_ZA az_AZ bn_IN fa_IR he_IL hr_HR id_ID ka_GE km_KH mk_MK ml_IN"
                            + " mn_MN mr_IN pl_PL ps_AF pt_XX sv_SE sw_KE ta_IN te_IN th_TH tl_XX"
                            + " uk_UA ur_PK xh_ZA gl_ES sl_SI");

    private static final List<String> NLLB =
            languages(
                    "ace_Arab ace_Latn acm_Arab acq_Arab aeb_Arab afr_Latn ajp_Arab aka_Latn"
                        + " amh_Ethi apc_Arab arb_Arab ars_Arab ary_Arab arz_Arab asm_Beng ast_Latn"
                        + " awa_Deva ayr_Latn azb_Arab azj_Latn bak_Cyrl bam_Latn ban_Latn bel_Cyrl"
                        + " bem_Latn ben_Beng bho_Deva bjn_Arab bjn_Latn bod_Tibt bos_Latn bug_Latn"
                        + " bul_Cyrl cat_Latn ceb_Latn ces_Latn cjk_Latn ckb_Arab crh_Latn cym_Latn"
                        + " dan_Latn deu_Latn dik_Latn dyu_Latn dzo_Tibt ell_Grek eng_Latn epo_Latn"
                        + " est_Latn eus_Latn ewe_Latn fao_Latn pes_Arab fij_Latn fin_Latn fon_Latn"
                        + " fra_Latn fur_Latn fuv_Latn gla_Latn gle_Latn glg_Latn grn_Latn guj_Gujr"
                        + " hat_Latn hau_Latn heb_Hebr hin_Deva hne_Deva hrv_Latn hun_Latn hye_Armn"
                        + " ibo_Latn ilo_Latn ind_Latn isl_Latn ita_Latn jav_Latn jpn_Jpan kab_Latn"
                        + " kac_Latn kam_Latn kan_Knda kas_Arab kas_Deva kat_Geor knc_Arab knc_Latn"
                        + " kaz_Cyrl kbp_Latn kea_Latn khm_Khmr kik_Latn kin_Latn kir_Cyrl kmb_Latn"
                        + " kon_Latn kor_Hang kmr_Latn lao_Laoo lvs_Latn lij_Latn lim_Latn lin_Latn"
                        + " lit_Latn lmo_Latn ltg_Latn ltz_Latn lua_Latn lug_Latn luo_Latn lus_Latn"
                        + " mag_Deva mai_Deva mal_Mlym mar_Deva min_Latn mkd_Cyrl plt_Latn mlt_Latn"
                        + " mni_Beng khk_Cyrl mos_Latn mri_Latn zsm_Latn mya_Mymr nld_Latn nno_Latn"
                        + " nob_Latn npi_Deva nso_Latn nus_Latn nya_Latn oci_Latn gaz_Latn ory_Orya"
                        + " pag_Latn pan_Guru pap_Latn pol_Latn por_Latn prs_Arab pbt_Arab quy_Latn"
                        + " ron_Latn run_Latn rus_Cyrl sag_Latn san_Deva sat_Beng scn_Latn shn_Mymr"
                        + " sin_Sinh slk_Latn slv_Latn smo_Latn sna_Latn snd_Arab som_Latn sot_Latn"
                        + " spa_Latn als_Latn srd_Latn srp_Cyrl ssw_Latn sun_Latn swe_Latn swh_Latn"
                        + " szl_Latn tam_Taml tat_Cyrl tel_Telu tgk_Cyrl tgl_Latn tha_Thai tir_Ethi"
                        + " taq_Latn taq_Tfng tpi_Latn tsn_Latn tso_Latn tuk_Latn tum_Latn tur_Latn"
                        + " twi_Latn tzm_Tfng uig_Arab ukr_Cyrl umb_Latn urd_Arab uzn_Latn vec_Latn"
                        + " vie_Latn war_Latn wol_Latn xho_Latn ydd_Hebr yor_Latn yue_Hant zho_Hans"
                        + " zho_Hant zul_Latn");

    /// Classes with an order of their own that is not read.
    private static final Set<String> RENUMBERED =
            Set.of(
                    "BarthezTokenizer",
                    "BartphoTokenizer",
                    "ErnieMTokenizer",
                    "MLukeTokenizer",
                    "PLBartTokenizer",
                    "SeamlessM4TTokenizer",
                    "XGLMTokenizer",
                    "XLMProphetNetTokenizer");

    private final Path file;
    private final TokenizerConfig config;
    private final SentencePieceTokenizer raw;
    private final List<String> notes;

    private SentencePieceClass(Path file, TokenizerConfig config, SentencePieceTokenizer raw) {
        this.file = file;
        this.config = config;
        this.raw = raw;
        this.notes = new ArrayList<>(config.notes());
        this.notes.addAll(raw.notes());
    }

    private static List<String> languages(String names) {
        return List.of(names.split(" "));
    }

    /// The tokenizer of a model by its class.
    static Parts of(Path file, TokenizerConfig config, SentencePieceTokenizer raw)
            throws UnreadableFileException {
        return new SentencePieceClass(file, config, raw).parts();
    }

    private Parts parts() throws UnreadableFileException {
        String named = config.tokenizerClass();
        return switch (named) {
            case "XLMRobertaTokenizer", "XLMRobertaXLTokenizer", "LayoutXLMTokenizer" ->
                    fairseq(4, List.of("<s>", "<pad>", "</s>", "<unk>"), List.of("<mask>"), "<s>");
            case "CamembertTokenizer" ->
                    fairseq(
                            5,
                            List.of("<s>NOTUSED", "<pad>", "</s>NOTUSED", "<unk>", "<unk>NOTUSED"),
                            List.of("<mask>"),
                            "<s>");
            case "MBartTokenizer" -> fairseq(4, standard(), with(MBART, "<mask>"), "");
            case "MBart50Tokenizer" -> fairseq(4, standard(), with(MBART50, "<mask>"), "");
            case "NllbTokenizer" -> fairseq(4, standard(), with(NLLB, "<mask>"), "");
            case "T5Tokenizer" -> t5();
            case "MarianTokenizer", "Speech2TextTokenizer", "M2M100Tokenizer" -> marian();
            default -> unshifted(named);
        };
    }

    private static List<String> standard() {
        return List.of("<s>", "<pad>", "</s>", "<unk>");
    }

    private static List<String> with(List<String> languages, String last) {
        var all = new ArrayList<>(languages);
        all.add(last);
        return all;
    }

    /// Specials first, then every piece behind the file's first three one id later, then more.
    ///
    /// @param begin what stands before a text, or "" where that is a language the caller names
    private Parts fairseq(int shift, List<String> first, List<String> last, String begin)
            throws UnreadableFileException {
        ScoredPieces pieces = raw.pieces();
        boolean camembert = shift == 5;
        int offset = camembert ? 4 : 1;
        int[] ids = new int[pieces.size()];
        for (int id = 0; id < ids.length; id++) {
            ids[id] = id < 3 && !camembert ? -1 : id + offset;
        }
        int unknown = 3;
        ids[pieces.unknown()] = unknown;
        int next = pieces.size() + offset;
        Map<Integer, AddedToken> added = new HashMap<>();
        for (int i = 0; i < first.size(); i++) {
            added.put(i, special(first.get(i), false));
        }
        if (camembert) {
            // its file spells <s> and </s> at 1 and 2, which become 5 and 6
            added.put(5, special("<s>", false));
            added.put(6, special("</s>", false));
        }
        for (String token : last) {
            added.put(next++, special(token, token.equals("<mask>")));
        }
        int end = camembert ? 6 : 2;
        Optional<PostProcessor> template;
        if (begin.isEmpty()) {
            String source = config.special("src_lang", defaultLanguage());
            int language =
                    added.entrySet().stream()
                            .filter(e -> e.getValue().content().equals(source))
                            .mapToInt(Map.Entry::getKey)
                            .findFirst()
                            .orElse(-1);
            notes.add(
                    language < 0
                            ? "The language “"
                                    + IdRange.shortened(source)
                                    + "” of tokenizer_config.json is none of "
                                    + config.tokenizerClass()
                                    + ", so none stands beside the text."
                            : "The language of the text is taken to be "
                                    + source
                                    + ", as transformers does when none is named.");
            boolean before =
                    !config.tokenizerClass().equals("MBartTokenizer")
                            && !config.flag("legacy_behaviour", false);
            template =
                    before
                            ? around(List.of(language), List.of(end))
                            : around(List.of(), List.of(end, language));
        } else {
            template = around(List.of(camembert ? 5 : 0), List.of(end));
        }
        return moved(ids, unknown, added, template);
    }

    private String defaultLanguage() {
        return config.tokenizerClass().equals("NllbTokenizer") ? "eng_Latn" : "en_XX";
    }

    /// T5 puts its extra ids behind the pieces, `<extra_id_0>` last, and `</s>` behind the text.
    private Parts t5() throws UnreadableFileException {
        ScoredPieces pieces = raw.pieces();
        int[] ids = new int[pieces.size()];
        Arrays.setAll(ids, id -> id);
        int extra = Math.clamp(config.number("extra_ids", 100), 0, 100_000);
        Map<Integer, AddedToken> added = new HashMap<>();
        for (int i = 0; i < extra; i++) {
            added.put(pieces.size() + extra - 1 - i, special("<extra_id_" + i + ">", false));
        }
        int end = id(config.special("eos_token", "</s>"));
        for (int id = 0; id < pieces.size(); id++) {
            if (pieces.roles()[id] == Role.RESERVED && !pieces.spellings()[id].startsWith("<0x")) {
                added.put(id, special(pieces.spellings()[id], false));
            }
        }
        return moved(
                ids,
                pieces.unknown(),
                added,
                end < 0 ? Optional.empty() : around(List.of(), List.of(end)));
    }

    /// Marian and its kin number the pieces in a `vocab.json` beside the model.
    private Parts marian() throws UnreadableFileException {
        Path vocab = file.resolveSibling("vocab.json");
        if (!Files.isRegularFile(vocab)) {
            notes.add(
                    "The class "
                            + config.tokenizerClass()
                            + " numbers its pieces in vocab.json, which is missing; the ids are"
                            + " those of the model itself.");
            return raw.parts().noting(notes);
        }
        VocabJson numbers = VocabJson.read(vocab);
        ScoredPieces pieces = raw.pieces();
        int unknown = numbers.ids().getOrDefault(config.special("unk_token", "<unk>"), -1);
        if (unknown < 0) {
            throw new UnreadableFileException(
                    vocab, "has no entry for the unknown token “<unk>”, which every model needs.");
        }
        int[] ids = new int[pieces.size()];
        Arrays.setAll(ids, id -> numbers.ids().getOrDefault(pieces.spellings()[id], unknown));
        Map<Integer, AddedToken> added = new HashMap<>();
        for (String name : List.of("</s>", "<unk>", "<pad>")) {
            Integer id = numbers.ids().get(name);
            if (id != null) {
                added.put(id, special(name, false));
            }
        }
        int end = numbers.ids().getOrDefault("</s>", -1);
        if (config.tokenizerClass().equals("M2M100Tokenizer")) {
            notes.add(
                    "M2M100 puts the token of the text's language before it, which is done without"
                            + " here.");
        }
        return numbered(
                numbers.entries(),
                ids,
                unknown,
                added,
                end < 0 ? Optional.empty() : around(List.of(), List.of(end)));
    }

    /// The ids of the file. A class that would add tokens is said, not followed.
    private Parts unshifted(String named) throws UnreadableFileException {
        if (RENUMBERED.contains(named)) {
            notes.add(
                    "The class "
                            + named
                            + " gives the pieces other ids than the model's file, which is not"
                            + " followed: the ids here are those of the file.");
        } else if (!named.isEmpty()) {
            notes.add(
                    "The class "
                            + named
                            + " is read as the SentencePiece library reads the model: ids as in the"
                            + " file, nothing added; transformers may add special tokens.");
        }
        notes.addAll(TransformersNotes.of(config));
        Parts parts = raw.parts();
        Map<Integer, AddedToken> added = new HashMap<>();
        var vocabulary = parts.tokenizer().orElseThrow().vocabulary();
        config.added(vocabulary.size(), notes)
                .forEach(
                        (id, token) -> {
                            if (!vocabulary.has(id)) {
                                added.put(id, token);
                            }
                        });
        Tokenizer tokenizer =
                added.isEmpty()
                        ? parts.tokenizer().orElseThrow()
                        : parts.tokenizer().orElseThrow().with(added);
        return Parts.of(parts.family(), tokenizer, notes);
    }

    private int id(String spelling) {
        return Arrays.asList(raw.pieces().spellings()).indexOf(spelling);
    }

    private static AddedToken special(String content, boolean leftStrip) {
        return new AddedToken(content, false, leftStrip, false, false, true);
    }

    private static Optional<PostProcessor> around(List<Integer> before, List<Integer> after) {
        List<Integer> first = before.stream().filter(id -> id >= 0).toList();
        List<Integer> last = after.stream().filter(id -> id >= 0).toList();
        return Optional.of(
                new TemplateProcessing(
                        List.of(
                                new Part.Special(first),
                                new Part.Sequence(),
                                new Part.Special(last))));
    }

    private Parts moved(
            int[] ids,
            int unknown,
            Map<Integer, AddedToken> added,
            Optional<PostProcessor> template)
            throws UnreadableFileException {
        int size = Arrays.stream(ids).max().orElse(-1) + 1;
        @Nullable String[] entries = new String[Math.max(size, unknown + 1)];
        ScoredPieces pieces = raw.pieces();
        for (int id = 0; id < ids.length; id++) {
            if (ids[id] >= 0) {
                entries[ids[id]] = pieces.spellings()[id];
            }
        }
        return numbered(entries, ids, unknown, added, template);
    }

    /// The model over pieces of other ids.
    private Parts numbered(
            @Nullable String[] entries,
            int[] ids,
            int unknown,
            Map<Integer, AddedToken> added,
            Optional<PostProcessor> template)
            throws UnreadableFileException {
        added.putAll(config.added(entries.length, notes));
        SubwordModel model = new lexiscope.tokenizer.subword.Renumbered(raw.model(), ids, unknown);
        var stages =
                new Tokenizer.Stages(
                        Optional.of(raw.normalizer()),
                        Optional.empty(),
                        model,
                        template,
                        Optional.of(raw.decoder()));
        Map<Integer, TokenKind> kinds = new HashMap<>();
        for (int id = 0; id < ids.length; id++) {
            if (ids[id] >= 0 && !added.containsKey(ids[id]) && ids[id] != unknown) {
                var stated = SentencePieceTokenizer.kind(raw.proto().pieces().get(id).kind());
                if (stated.isPresent()) {
                    kinds.put(ids[id], stated.get());
                }
            }
        }
        var vocabulary =
                new Vocabulary(entries, added, SentencePieceTokenizer.spelling()).stating(kinds);
        return Parts.of(
                TokenizerJson.family(raw.model(), SentencePieceTokenizer.spelling()),
                new Tokenizer(vocabulary, stages),
                notes);
    }
}
