// archive/zip: archives' bytes, what is read of them, trees, broken ones;
// hashed, as native Go's were.
package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"math/rand"
	"strings"
	"time"
)

var rnd = rand.New(rand.NewSource(5))

func sum(b []byte) string {
	h := fnv.New64a()
	h.Write(b)
	return fmt.Sprint(len(b), "-", h.Sum64())
}

var names = []string{"a.txt", "dir/", "dir/b.txt", "ünï.txt", "back\\slash", "../up", "/root", "deep/er/file", "a.txt", "bad\xff", "x~", ""}

func make1() []byte {
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	if rnd.Intn(3) == 0 {
		buf.WriteString("something in front")
		w.SetOffset(int64(buf.Len()))
	}
	w.SetComment(strings.Repeat("comment", rnd.Intn(3)))
	for i := rnd.Intn(6); i >= 0; i-- {
		h := &zip.FileHeader{Name: names[rnd.Intn(len(names))], Comment: []string{"", "note", "nöte"}[rnd.Intn(3)], Method: []uint16{0, 8, 8, 8, 12}[rnd.Intn(5)], NonUTF8: rnd.Intn(5) == 0}
		if rnd.Intn(2) == 0 {
			h.Modified = time.Unix(int64(rnd.Intn(1<<31)), 0).UTC()
		}
		if rnd.Intn(2) == 0 {
			h.SetMode(fs.FileMode(rnd.Intn(512)) | []fs.FileMode{0, fs.ModeSymlink, fs.ModeSetuid, fs.ModeNamedPipe}[rnd.Intn(4)])
		}
		f, err := w.CreateHeader(h)
		if err != nil {
			fmt.Println(err)
			continue
		}
		n, err := f.Write(bytes.Repeat([]byte("text "), rnd.Intn(200)))
		if err != nil {
			fmt.Println(n, err)
		}
	}
	if err := w.Close(); err != nil {
		fmt.Println(err)
	}
	return buf.Bytes()
}

func read(b []byte, all bool) string {
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return err.Error()
	}
	s := fmt.Sprintf("%q", r.Comment)
	for _, f := range r.File {
		offset, err := f.DataOffset()
		s += fmt.Sprintf(" %q %q %v %v %d %d %x %v %v %v %v|", f.Name, f.Comment, f.Mode(), f.NonUTF8, f.Flags, f.Method, f.CRC32, f.Modified.UTC(), offset, err, f.FileInfo())
		text, err := f.Open()
		if err != nil {
			s += err.Error()
			continue
		}
		got, err := io.ReadAll(text)
		s += fmt.Sprint(sum(got), err, text.Close())
	}
	fs.WalkDir(r, ".", func(name string, d fs.DirEntry, err error) error {
		s += fmt.Sprintf("\n  %q %v %v", name, d, err)
		if err == nil && !d.IsDir() {
			b, err := fs.ReadFile(r, name)
			s += fmt.Sprint(sum(b), err)
		}
		return nil
	})
	return s
}

func main() {
	for i := 0; i < 60; i++ {
		b := make1()
		s := read(b, true)
		fmt.Println(i, sum(b), sum([]byte(s)))
		if i < 3 {
			fmt.Println(s)
		}
		for k := 0; k < 20; k++ {
			bad := bytes.Clone(b)
			if k%2 == 0 {
				bad = bad[:rnd.Intn(len(bad))]
			} else {
				bad[rnd.Intn(len(bad))] ^= 1 << rnd.Intn(8)
			}
			s += read(bad, false)
		}
		fmt.Println(sum([]byte(s)))
	}
}
// Output:
// zip: unsupported compression algorithm
// 0 176-10255965808780249968 354-2915800215416390415
// "comment" "back\\slash" "" -rw-rw--w- false 2056 8 57e435b2 1979-11-30 00:00:00 +0000 UTC 58 <nil> -rw-rw--w- 720 1979-11-30 00:00:00 back\slash|720-349405639940732981<nil> <nil>
//   "." d ./ <nil>
//   "back" d back/ <nil>
//   "back/back\\slash" -rw-rw--w- 720 1979-11-30 00:00:00 back\slash <nil>0-14695981039346656037open back/back\slash: file does not exist
// 3844-14628304950665430376
// zip: unsupported compression algorithm
// 1 558-13032275793964024473 597-12087037725319294665
// "comment" "ünï.txt" "note" pr-xr-xrw- false 2056 8 5b7e5905 1979-11-30 00:00:00 +0000 UTC 57 <nil> pr-xr-xrw- 270 1979-11-30 00:00:00 ünï.txt|270-12396504626237519263<nil> <nil> "deep/er/file" "note" -rw------x false 8 0 649ff500 2037-04-30 15:01:24 +0000 UTC 138 <nil> -rw------x 245 2037-04-30 15:01:24 file|245-9105660212191466730<nil> <nil>
//   "." d ./ <nil>
//   "deep" d deep/ <nil>
//   "deep/er" d er/ <nil>
//   "deep/er/file" -rw------x 245 2037-04-30 15:01:24 file <nil>245-9105660212191466730<nil>
//   "ünï.txt" pr-xr-xrw- 270 1979-11-30 00:00:00 ünï.txt <nil>270-12396504626237519263<nil>
// 7077-2151400254198127775
// 2 421-8407003495210133808 751-15187743935866504703
// "" "x~" "" -rw-rw-rw- true 8 8 8f80699c 1997-10-08 07:33:06 +0000 UTC 59 <nil> -rw-rw-rw- 965 1997-10-08 07:33:06 x~|965-3666586304577035130<nil> <nil> "/root" "nöte" Lr-x--xrw- false 2056 8 8c7996b0 1979-11-30 00:00:00 +0000 UTC 129 <nil> Lr-x--xrw- 865 1979-11-30 00:00:00 root|865-4887502914693542366<nil> <nil> "ünï.txt" "" -rw-rw-rw- false 2056 8 1033f54c 1979-11-30 00:00:00 +0000 UTC 202 <nil> -rw-rw-rw- 65 1979-11-30 00:00:00 ünï.txt|65-8304505204756229502<nil> <nil>
//   "." d ./ <nil>
//   "root" Lr-x--xrw- 865 1979-11-30 00:00:00 root <nil>865-4887502914693542366<nil>
//   "x~" -rw-rw-rw- 965 1997-10-08 07:33:06 x~ <nil>965-3666586304577035130<nil>
//   "ünï.txt" -rw-rw-rw- 65 1979-11-30 00:00:00 ünï.txt <nil>65-8304505204756229502<nil>
// 8620-11584033028933655438
// zip: unsupported compression algorithm
// 3 205-11020142415118930247 332-7283713122795697457
// 3951-994313302047204040
// 4 171-4700607585304670539 275-736338316663824854
// 2803-17652602091101048658
// 0 zip: write to directory
// 5 1267-16094524467193976472 858-6446695715119686052
// 9833-3356389513838225415
// 6 441-7687506059753326678 595-4949692560188304536
// 6337-9481034632366659800
// 0 zip: write to directory
// 7 1266-13026528580339876473 1319-18115948777022037080
// 15099-6161429734210667573
// 8 1607-12967898609035458141 590-7861014600935610634
// 6425-9754409767252318493
// zip: unsupported compression algorithm
// zip: unsupported compression algorithm
// 9 266-15210475710196915258 501-4293427696915758114
// 6047-12855683368705206631
// 10 194-397897797851928565 359-3077268759854612329
// 3906-3253191243973282635
// 0 zip: write to directory
// 0 zip: write to directory
// 11 759-18424924143982359042 1017-13705420266412799582
// 9550-16751113453427355107
// 12 830-14456230396178500471 1047-5733510888182059920
// 10951-2408193447609278622
// 13 711-9089948633621838093 263-7784975417085394179
// 3359-14675531894199656320
// zip: unsupported compression algorithm
// 14 144-3680785528860443540 254-15613130064079986256
// 2946-13297110475487938278
// 0 zip: write to directory
// zip: unsupported compression algorithm
// 15 1323-16554971909876895447 682-11615637081414207279
// 7982-12719249503837189315
// 16 837-9058629164757910009 295-17649042173059907316
// 3711-5082789119289781086
// zip: unsupported compression algorithm
// zip: unsupported compression algorithm
// 17 425-12819430985583022453 567-5056550439199317737
// 5973-15941244193904531414
// 0 zip: write to directory
// 18 628-15779593537223201410 854-2072406290986250954
// 9645-7232236425800980070
// 19 1522-6100075532593303691 877-5233358890867390924
// 10020-58486585215853042
// zip: unsupported compression algorithm
// zip: unsupported compression algorithm
// 20 582-12002144876042585640 895-963668325753749570
// 9506-4313360258412483294
// zip: unsupported compression algorithm
// 21 397-14002697428790448993 541-10507529903371913480
// 5859-14827779690436701180
// zip: unsupported compression algorithm
// 22 29-18387316513568785397 26-1455473013103549432
// 521-5203252297005050472
// 0 zip: write to directory
// zip: unsupported compression algorithm
// 23 528-17277214964922217095 696-1748698707189219924
// 7906-15626419773305357894
// zip: unsupported compression algorithm
// zip: unsupported compression algorithm
// 24 1593-2952828289960710367 592-17132240816763512962
// 6291-567894756766241294
// zip: unsupported compression algorithm
// 0 zip: write to directory
// zip: unsupported compression algorithm
// zip: unsupported compression algorithm
// 25 415-3712611497970826013 541-4489704137873742218
// 6215-363781429105376331
// zip: unsupported compression algorithm
// 26 547-343274674430736254 936-8473666084530854990
// 10757-16307718336846627207
// zip: unsupported compression algorithm
// 27 2537-5842960724873440084 861-15163601467539699495
// 9850-8497994311490747521
// 28 682-9111249941304823628 564-7253038777368565123
// 5477-15974057480589447170
// 29 686-13231868196040619777 865-8123124074460117700
// 9041-9131129649768401341
// 30 1284-15212840013677498248 558-12235613473054678999
// 5940-9120586476115629575
// 31 1192-15362747255418887589 725-2818752678086131645
// 8343-17010030451467112224
// zip: unsupported compression algorithm
// 32 173-15730408684267955727 253-3352149975610855491
// 3111-16875083081714025455
// 33 269-5025301910994069052 491-6441583140638696463
// 5269-7854748981411317821
// 0 zip: write to directory
// 34 1193-13553247103323988570 717-11972389245640242780
// 8333-8403888118231370702
// 0 zip: write to directory
// 35 1174-7008865244943928221 908-13221453984934427288
// 10315-10527686530396940626
// zip: unsupported compression algorithm
// 36 179-18022492995466630763 223-17704790148866810447
// 2565-4784345116755802572
// 37 938-16287980820097258758 268-6479741408434037486
// 3198-18405139345528427498
// zip: unsupported compression algorithm
// 38 169-15793327639246866292 270-12994217738012650094
// 3016-3926735665951952679
// 0 zip: write to directory
// 39 1010-11716852911116379273 513-5613151512292560162
// 6133-4525395429210784750
// zip: unsupported compression algorithm
// zip: unsupported compression algorithm
// zip: unsupported compression algorithm
// 40 177-7657292601333888482 284-12337741970103084336
// 3279-11606274496706246523
// zip: unsupported compression algorithm
// 41 416-7492536474304618301 740-14998317871327396217
// 7939-18170477984583421460
// 42 699-1949728402976777090 561-2330795183206176756
// 6560-15330307386222002724
// zip: unsupported compression algorithm
// 43 742-2031707954164884073 514-6425932681356098267
// 6183-3576389314389037012
// 44 1359-17288307396986166773 561-3256901502593902202
// 6015-16616090862766723280
// zip: unsupported compression algorithm
// 0 zip: write to directory
// 45 113-12662772386221754985 191-18363622029582370170
// 2395-15088369983198855364
// zip: unsupported compression algorithm
// 46 819-14521578236095072331 718-11136219642553473758
// 8234-10858695402822968354
// 0 zip: write to directory
// 47 1385-10644135866479465277 943-7286967893025084531
// 9589-2457553048637695197
// 48 1461-18060939728907263156 904-2846133314746893571
// 10293-9719280794930655041
// zip: unsupported compression algorithm
// 0 zip: write to directory
// 49 149-6764224052611496682 193-11802319991831895846
// 2335-11836928493280209739
// zip: unsupported compression algorithm
// 0 zip: write to directory
// 50 978-10654533157828589319 1005-1959407469391348649
// 7510-8366724422572516795
// zip: unsupported compression algorithm
// 51 528-6765402987521088156 240-1195851934210672837
// 2734-12224162010490853429
// 0 zip: write to directory
// 0 zip: write to directory
// 52 1608-17666774135259509045 1020-9561348497250054655
// 10593-11547233919123417817
// 53 290-7294445362871309609 376-12479446186978190296
// 3409-12217627708238294846
// 54 1206-17276748178993338449 934-15911511703068167091
// 10710-5812929494108133224
// 55 551-17877665599691340563 560-3630201478292524084
// 5376-15298211717367384161
// zip: unsupported compression algorithm
// 56 820-8710706779439569212 500-4829448623884365945
// 5980-11836440729549631765
// zip: unsupported compression algorithm
// 57 710-17777141383909057428 871-13641183955839953896
// 9925-17653753305997267408
// 58 283-1422026842966120395 274-16990755100819781144
// 2970-12167367610274852573
// zip: unsupported compression algorithm
// 59 175-13908416365967134419 221-7788456153594839934
// 2727-10791550549549349937
